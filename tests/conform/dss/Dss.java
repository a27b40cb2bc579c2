/*
 * Dss.java - EU DSS judges signatures of PDFs: java -cp LIB/* Dss.java AUTHORITY REVOKED FILE...
 *
 * A line for each signature: file, what the judge thinks of it, its level; then errors.
 */
import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

public class Dss {
	static CRLToken list(byte[] der, CertificateToken x, CertificateToken issuer) {
		try {
			CRLToken t = new CRLToken(x, CRLUtils.buildCRLValidity(
			    CRLUtils.buildCRLBinary(der), issuer));
			t.setExternalOrigin(RevocationOrigin.EXTERNAL);
			return t;
		} catch (java.io.IOException e) {
			return null;
		}
	}

	static String words(List<Message> all) {
		StringBuilder s = new StringBuilder();

		for (Message m : all)
			s.append("; ").append(m.getValue());
		return s.toString();
	}

	public static void main(String[] args) throws Exception {
		CommonTrustedCertificateSource trust = new CommonTrustedCertificateSource();
		CommonCertificateVerifier verifier = new CommonCertificateVerifier();
		byte[] revoked = Files.readAllBytes(Path.of(args[1]));

		trust.addCertificate(DSSUtils.loadCertificate(new File(args[0])));
		verifier.setTrustedCertSources(trust);
		verifier.setAIASource(null);
		verifier.setOcspSource(null);
		verifier.setCrlSource((x, issuer) -> list(revoked, x, issuer));
		for (int i = 2; i < args.length; i++) {
			SignedDocumentValidator v =
			    SignedDocumentValidator.fromDocument(new FileDocument(args[i]));
			v.setCertificateVerifier(verifier);
			SimpleReport r = v.validateDocument().getSimpleReport();

			for (String id : r.getSignatureIdList())
				System.out.println(args[i] + " " + r.getIndication(id) + " " +
				    r.getSignatureFormat(id) + words(r.getAdESValidationErrors(id)));
		}
	}
}
