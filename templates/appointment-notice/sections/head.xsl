<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:lt="urn:engross:letter:1" xmlns:a="urn:engross:appointment:1"
  xmlns:eg="urn:engross:function:1" exclude-result-prefixes="a eg">
  <xsl:template match="/a:appointment">
    <lt:letterhead>
      <lt:line><xsl:value-of select="a:office/a:name"/></lt:line>
      <lt:line>
        <xsl:value-of select="eg:list(a:office/a:street | a:office/a:place, ',')"/>
        <xsl:text> · </xsl:text>
        <xsl:value-of select="a:phone"/>
      </lt:line>
    </lt:letterhead>
    <lt:address>
      <xsl:for-each select="a:patient/*">
        <lt:line><xsl:value-of select="."/></lt:line>
      </xsl:for-each>
    </lt:address>
  </xsl:template>
</xsl:stylesheet>
