<?xml version="1.0" encoding="UTF-8"?>
<!-- history.xsl - the patient's clinical history. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">
  <xsl:include href="../fragments/text.xsl"/>

  <xsl:template match="/t:review">
    <lt:section>
      <lt:heading>Patient clinical history</lt:heading>
      <xsl:for-each select="t:history"><xsl:call-template name="text"/></xsl:for-each>
    </lt:section>
  </xsl:template>
</xsl:stylesheet>
