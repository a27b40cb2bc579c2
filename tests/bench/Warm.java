/*
 * Warm.java - many FO documents through one Apache FOP, as warm.c does with
 * engross: to PDF in memory, one after the other, one thread.
 *
 *	java Warm CONF ROUNDS FILE...
 *
 * ROUNDS is a list like 200,2800,400: so many letters each, the files taken
 * in turn.  Prints for each round its letters, then wall and CPU seconds, CPU
 * of the whole process: compiler and collector too.
 */
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.lang.management.ManagementFactory;
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

	static int letter(FopFactory fops, TransformerFactory transformers, File fo)
	    throws Exception {
		ByteArrayOutputStream pdf = new ByteArrayOutputStream(1 << 16);
		FOUserAgent agent = fops.newFOUserAgent();
		agent.setCreationDate(new Date(0));
		/* Nobody listens to what it has to say, as warm.c does not. */
		agent.getEventBroadcaster().addEventListener(event -> { });
		Fop fop = fops.newFop(MimeConstants.MIME_PDF, agent, pdf);
		Transformer copy = transformers.newTransformer();
		copy.transform(new StreamSource(fo), new SAXResult(fop.getDefaultHandler()));
		return pdf.size();
	}

	public static void main(String[] args) throws Exception {
		FopFactory fops = FopFactory.newInstance(new File(args[0]));
		TransformerFactory transformers = TransformerFactory.newInstance();
		int file = 0, files = args.length - 2;

		for (String round : args[1].split(",")) {
			int letters = Integer.parseInt(round);
			long wall = System.nanoTime(), cpu = cpu();

			for (int i = 0; i < letters; i++, file++)
				if (letter(fops, transformers, new File(args[2 + file % files])) == 0)
					throw new IllegalStateException("no PDF");
			System.out.printf(java.util.Locale.ROOT, "%d %.6f %.6f%n", letters,
			    (System.nanoTime() - wall) / 1e9, (cpu() - cpu) / 1e9);
		}
	}
}
