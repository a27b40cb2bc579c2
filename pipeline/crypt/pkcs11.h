/*
 * pkcs11.h - what is used of the interface to tokens, cards and hardware security
 * modules (OASIS PKCS #11 Cryptographic Token Interface Base Specification 2.40): its
 * numbers and the order of its functions.  Names are the standard's, ours in style.
 * Only files of crypt/ include it.
 */
#ifndef EG_CRYPT_PKCS11_H
#define EG_CRYPT_PKCS11_H

typedef unsigned long ck_rv;

enum {
	CKR_OK = 0, CKR_GENERAL_ERROR = 5, CKR_DEVICE_ERROR = 0x30, CKR_DEVICE_REMOVED = 0x32,
	CKR_FUNCTION_CANCELED = 0x50, CKR_KEY_FUNCTION_NOT_PERMITTED = 0x68,
	CKR_MECHANISM_INVALID = 0x70, CKR_PIN_INCORRECT = 0xA0, CKR_PIN_INVALID = 0xA1,
	CKR_PIN_LEN_RANGE = 0xA2, CKR_PIN_EXPIRED = 0xA3, CKR_PIN_LOCKED = 0xA4,
	CKR_TOKEN_NOT_PRESENT = 0xE0, CKR_TOKEN_NOT_RECOGNIZED = 0xE1,
	CKR_USER_ALREADY_LOGGED_IN = 0x100, CKR_USER_NOT_LOGGED_IN = 0x101,
	CKR_USER_PIN_NOT_INITIALIZED = 0x102, CKR_CRYPTOKI_ALREADY_INITIALIZED = 0x191,
};

#define CKF_LOGIN_REQUIRED			(1UL << 2)
#define CKF_PROTECTED_AUTHENTICATION_PATH	(1UL << 8)
#define CKF_TOKEN_INITIALIZED			(1UL << 10)
#define CKF_USER_PIN_COUNT_LOW			(1UL << 16)
#define CKF_USER_PIN_FINAL_TRY			(1UL << 17)
#define CKF_USER_PIN_LOCKED			(1UL << 18)
#define CKF_RW_SESSION				(1UL << 1)
#define CKF_SERIAL_SESSION			(1UL << 2)

#define CK_UNAVAILABLE_INFORMATION		(~0UL)

enum { CKU_SO = 0, CKU_USER = 1, CKU_CONTEXT_SPECIFIC = 2 };
enum { CKS_RO_USER_FUNCTIONS = 1, CKS_RW_USER_FUNCTIONS = 3 };
enum { CKO_CERTIFICATE = 1, CKO_PUBLIC_KEY = 2, CKO_PRIVATE_KEY = 3 };
enum { CKK_RSA = 0, CKK_EC = 3 };
enum { CKC_X_509 = 0 };
enum { CKM_RSA_PKCS = 1, CKM_SHA256_RSA_PKCS = 0x40, CKM_ECDSA = 0x1041 };
enum {
	CKA_CLASS = 0, CKA_TOKEN = 1, CKA_PRIVATE = 2, CKA_LABEL = 3, CKA_VALUE = 0x11,
	CKA_CERTIFICATE_TYPE = 0x80, CKA_SUBJECT = 0x101, CKA_KEY_TYPE = 0x100, CKA_ID = 0x102,
	CKA_SENSITIVE = 0x103, CKA_SIGN = 0x108, CKA_MODULUS = 0x120,
	CKA_PUBLIC_EXPONENT = 0x122, CKA_PRIVATE_EXPONENT = 0x123, CKA_EC_PARAMS = 0x180,
	CKA_EC_POINT = 0x181, CKA_ALWAYS_AUTHENTICATE = 0x202,
};

struct ck_version { unsigned char major, minor; };

/* Texts are filled with spaces, and end nowhere. */
struct ck_token_info {
	unsigned char		label[32], manufacturer[32], model[16], serial[16];
	unsigned long		flags;
	unsigned long		sessions[4];		/* most and open, read-only and not */
	unsigned long		pin_most, pin_least;	/* bytes */
	unsigned long		memory[4];
	struct ck_version	hardware, firmware;
	unsigned char		time[16];
};

struct ck_session_info { unsigned long slot, state, flags, device_error; };
struct ck_mechanism_info { unsigned long key_least, key_most, flags; };
struct ck_mechanism { unsigned long mechanism; void *parameter; unsigned long size; };
struct ck_attribute { unsigned long type; void *value; unsigned long size; };

typedef ck_rv (*ck_unused)(void);

struct ck_functions {
	struct ck_version version;
	ck_rv	(*initialize)(void *arguments);
	ck_rv	(*finalize)(void *);
	ck_unused info, function_list;
	ck_rv	(*slot_list)(unsigned char present, unsigned long *slot, unsigned long *n);
	ck_unused slot_info;
	ck_rv	(*token_info)(unsigned long slot, struct ck_token_info *);
	ck_unused mechanism_list;
	ck_rv	(*mechanism_info)(unsigned long slot, unsigned long mechanism,
		    struct ck_mechanism_info *);
	ck_rv	(*init_token)(unsigned long slot, unsigned char *pin, unsigned long n,
		    unsigned char label[32]);
	ck_rv	(*init_pin)(unsigned long session, unsigned char *pin, unsigned long n);
	ck_unused set_pin;
	ck_rv	(*open_session)(unsigned long slot, unsigned long flags, void *, void *,
		    unsigned long *session);
	ck_rv	(*close_session)(unsigned long session);
	ck_unused close_all_sessions;
	ck_rv	(*session_info)(unsigned long session, struct ck_session_info *);
	ck_unused get_operation_state, set_operation_state;
	ck_rv	(*login)(unsigned long session, unsigned long user, unsigned char *pin,
		    unsigned long n);
	ck_rv	(*logout)(unsigned long session);
	ck_rv	(*create_object)(unsigned long session, struct ck_attribute *, unsigned long n,
		    unsigned long *object);
	ck_unused copy_object, destroy_object, object_size;
	ck_rv	(*attributes)(unsigned long session, unsigned long object,
		    struct ck_attribute *, unsigned long n);
	ck_unused set_attributes;
	ck_rv	(*find_begin)(unsigned long session, struct ck_attribute *, unsigned long n);
	ck_rv	(*find)(unsigned long session, unsigned long *object, unsigned long most,
		    unsigned long *n);
	ck_rv	(*find_end)(unsigned long session);
	ck_unused encrypt[4], decrypt[4], digest[5];
	ck_rv	(*sign_begin)(unsigned long session, struct ck_mechanism *,
		    unsigned long object);
	ck_rv	(*sign)(unsigned long session, unsigned char *bytes, unsigned long n,
		    unsigned char *signature, unsigned long *size);
	/* Behind it are others, which nobody calls here. */
};

typedef ck_rv (*ck_get_function_list)(struct ck_functions **);

#endif
