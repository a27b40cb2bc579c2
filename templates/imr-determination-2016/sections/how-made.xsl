<?xml version="1.0" encoding="UTF-8"?>
<!-- how-made.xsl - who decided, in words that every letter of the format shares. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:c="urn:engross:imr:1" exclude-result-prefixes="c">

  <xsl:template match="/c:reproduction">
    <lt:heading level="1">HOW THE IMR FINAL DETERMINATION WAS MADE</lt:heading>
    <!-- "items/Service" is a typing error of the published letters. -->
    <lt:para>
      MAXIMUS Federal Services sent the complete case file to an expert reviewer. He/she has no
      affiliation with the employer, employee, providers or the claims administrator. He/she has
      been in active clinical practice for more than five years and is currently working at least
      24 hours a week in active practice. The expert reviewer was selected based on his/her
      clinical experience, education, background, and expertise in the same or similar
      specialties that evaluate and/or treat the medical condition and disputed items/Service.
      He/she is familiar with governing laws and regulations, including the strength of evidence
      hierarchy that applies to Independent Medical Review determinations.
    </lt:para>
  </xsl:template>
</xsl:stylesheet>
