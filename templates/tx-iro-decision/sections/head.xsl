<?xml version="1.0" encoding="UTF-8"?>
<!-- head.xsl - the organization, and the first of those who are written to. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">

  <xsl:template match="/t:review">
    <lt:letterhead>
      <lt:line><xsl:value-of select="t:organization/t:name"/></lt:line>
      <lt:line>Independent review organization, certified by the Texas Department of Insurance</lt:line>
      <lt:line>
        <xsl:for-each select="t:organization/t:address">
          <xsl:value-of select="concat(eg:list(t:street | t:city, ','), ', ', t:state, ' ', t:zip)"/>
        </xsl:for-each>
        <xsl:text> · </xsl:text>
        <xsl:value-of select="t:organization/t:phone"/>
        <xsl:for-each select="t:organization/t:fax"><xsl:value-of select="concat(' · fax ', .)"/></xsl:for-each>
      </lt:line>
    </lt:letterhead>
    <lt:running>
      <xsl:if test="string-length(t:employee/t:name) &lt; 36">
        <xsl:value-of select="concat(normalize-space(t:employee/t:name), ' · ')"/>
      </xsl:if>
      <lt:date value="{t:notice/t:date}"/>
    </lt:running>
    <xsl:for-each select="t:notice/t:recipient[1]">
      <lt:address>
        <lt:line><xsl:value-of select="normalize-space(t:name)"/></lt:line>
        <xsl:for-each select="t:address/t:street">
          <lt:line><xsl:value-of select="normalize-space()"/></lt:line>
        </xsl:for-each>
        <xsl:for-each select="t:address">
          <lt:line><xsl:value-of select="concat(normalize-space(t:city), ', ', t:state, ' ', t:zip)"/></lt:line>
        </xsl:for-each>
        <xsl:if test="not(t:address)">
          <lt:line>
            <xsl:for-each select="t:fax"><xsl:value-of select="concat('by fax, ', .)"/></xsl:for-each>
            <xsl:if test="not(t:fax)"><xsl:value-of select="t:email"/></xsl:if>
          </lt:line>
        </xsl:if>
      </lt:address>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
