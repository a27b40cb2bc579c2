<?xml version="1.0" encoding="UTF-8"?>
<!-- case-summary.xsl - the clinical case summary. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:c="urn:engross:imr:1" exclude-result-prefixes="c">
  <xsl:include href="../../common/imr/narrative.xsl"/>

  <xsl:template match="/c:reproduction">
    <lt:heading level="1">CLINICAL CASE SUMMARY</lt:heading>
    <lt:para keep="next">
      The expert reviewer developed the following clinical case summary based on a review of the
      case file, including all medical records:
    </lt:para>
    <xsl:for-each select="c:summary"><xsl:call-template name="narrative"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
