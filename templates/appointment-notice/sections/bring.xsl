<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:lt="urn:engross:letter:1" xmlns:a="urn:engross:appointment:1"
  xmlns:eg="urn:engross:function:1" exclude-result-prefixes="a eg">
  <xsl:template match="/a:appointment">
    <lt:section>
      <lt:heading>What to bring</lt:heading>
      <lt:list>
        <xsl:for-each select="a:bring">
          <lt:item><xsl:value-of select="."/></lt:item>
        </xsl:for-each>
      </lt:list>
    </lt:section>
  </xsl:template>
</xsl:stylesheet>
