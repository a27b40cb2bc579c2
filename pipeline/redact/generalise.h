/*
 * generalise.h - values made coarser, as 45 CFR 164.514(b)(2)(i) has it.
 */
#ifndef EG_REDACT_GENERALISE_H
#define EG_REDACT_GENERALISE_H

/*
 * (B): the first three digits of a ZIP code; "000" for those areas in which 20,000
 * people or fewer live.  "" for what is no ZIP code.
 */
void	 eg_generalise_zip(const char *zip, char out[4]);
/* (C): the year of a day written 2026-04-06.  "" for what is none. */
void	 eg_generalise_day(const char *day, char out[5]);

#endif
