<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:lt="urn:engross:letter:1" xmlns:a="urn:engross:appointment:1"
  xmlns:eg="urn:engross:function:1" exclude-result-prefixes="a eg">
  <xsl:template match="/a:appointment">
    <lt:para>
      <xsl:text>If you cannot come, please call us at </xsl:text>
      <lt:phrase keep="line"><xsl:value-of select="a:phone"/></lt:phrase>
      <xsl:text> as soon as you know, so that we can find another day.</xsl:text>
    </lt:para>
    <lt:signature close="Sincerely,">
      <lt:line><xsl:value-of select="a:signer"/></lt:line>
      <lt:line><xsl:value-of select="a:office/a:name"/></lt:line>
    </lt:signature>
  </xsl:template>
</xsl:stylesheet>
