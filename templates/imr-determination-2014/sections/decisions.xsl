<?xml version="1.0" encoding="UTF-8"?>
<!-- decisions.xsl - each disputed item: decision, guidelines, rationale. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:c="urn:engross:imr:1" exclude-result-prefixes="c">
  <xsl:include href="../../common/imr/decisions.xsl"/>

  <!-- The letters of the time join guidelines by a comma. -->
  <xsl:variable name="between-guidelines" select="', '"/>

  <xsl:template match="/c:reproduction">
    <lt:heading level="1">IMR ISSUES, DECISIONS AND RATIONALES</lt:heading>
    <lt:para keep="next">
      The Final Determination was based on decisions for the disputed items/services set forth
      below:
    </lt:para>
    <xsl:apply-templates select="c:item"/>
  </xsl:template>
</xsl:stylesheet>
