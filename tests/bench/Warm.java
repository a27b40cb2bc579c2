/*
 * Warm.java - many FO documents through one Apache FOP, as warm.c does with
 * engross: to PDF in memory, one after the other, one thread.
 *
 *	java Warm CONF FILE...
 *
 * Each line of standard input is a number: so many letters more, the files
 * taken in turn.  Answers with that number, wall and CPU seconds, CPU of the
 * whole process: compiler and collector too.  The last document is left
 * beside CONF, as CONF.pdf.
 */
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Date;

import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;

import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.MimeConstants;

public class Warm {
	static long cpu() {
		return ((com.sun.management.OperatingSystemMXBean)
		    ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	static byte[] letter(FopFactory fops, TransformerFactory transformers, File fo)
	    throws Exception {
		ByteArrayOutputStream pdf = new ByteArrayOutputStream(1 << 16);
		FOUserAgent agent = fops.newFOUserAgent();
		agent.setCreationDate(new Date(0));
		/* PDF/UA-1 wants one, and FOP does not take fo:title. */
		agent.setTitle("IMR Final Determination");
		/* Nobody listens to what it has to say, as warm.c does not. */
		agent.getEventBroadcaster().addEventListener(event -> { });
		Fop fop = fops.newFop(MimeConstants.MIME_PDF, agent, pdf);
		Transformer copy = transformers.newTransformer();
		copy.transform(new StreamSource(fo), new SAXResult(fop.getDefaultHandler()));
		return pdf.toByteArray();
	}

	public static void main(String[] args) throws Exception {
		FopFactory fops = FopFactory.newInstance(new File(args[0]));
		TransformerFactory transformers = TransformerFactory.newInstance();
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
		int file = 0, files = args.length - 1;
		byte[] pdf = { };

		for (String line = in.readLine(); line != null; line = in.readLine()) {
			int letters = Integer.parseInt(line.trim());
			long wall = System.nanoTime(), cpu = cpu();

			for (int i = 0; i < letters; i++, file++)
				pdf = letter(fops, transformers, new File(args[1 + file % files]));
			System.out.printf(java.util.Locale.ROOT, "%d %.6f %.6f%n", letters,
			    (System.nanoTime() - wall) / 1e9, (cpu() - cpu) / 1e9);
			System.out.flush();
		}
		Files.write(new File(args[0] + ".pdf").toPath(), pdf);
	}
}
