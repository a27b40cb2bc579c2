<?xml version="1.0" encoding="UTF-8"?>
<!-- signature.xsl - who signs for the organization; never a reviewer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">
  <xsl:include href="../fragments/organization.xsl"/>
  <xsl:include href="../fragments/decided.xsl"/>

  <xsl:template match="/c:case">
    <xsl:for-each select="$letter/c:signer">
      <lt:signature close="Sincerely,">
        <lt:line><xsl:value-of select="normalize-space(c:name)"/></lt:line>
        <lt:line><xsl:value-of select="normalize-space(c:title)"/></lt:line>
        <lt:line><xsl:value-of select="$organization"/></lt:line>
      </lt:signature>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
