<?xml version="1.0" encoding="UTF-8"?>
<!-- head.xsl - who writes to whom, and what heads the later pages. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">
  <xsl:include href="../fragments/organization.xsl"/>
  <xsl:include href="../fragments/decided.xsl"/>
  <xsl:include href="../fragments/party.xsl"/>

  <xsl:template match="/c:case">
    <lt:letterhead>
      <lt:line><xsl:value-of select="$organization"/></lt:line>
      <lt:line><xsl:value-of select="$organization-charge"/></lt:line>
      <lt:line><xsl:value-of select="$organization-address"/></lt:line>
    </lt:letterhead>
    <lt:running>
      <!-- The head of a page is one line; the first page has the whole name. -->
      <xsl:variable name="name">
        <xsl:for-each select="c:employee"><xsl:call-template name="person"/></xsl:for-each>
      </xsl:variable>
      <xsl:choose>
        <xsl:when test="string-length($name) &lt; 36"><xsl:value-of select="concat($name, ' · ')"/></xsl:when>
        <xsl:when test="string-length(c:employee/c:name/c:last) &lt; 36">
          <xsl:value-of select="concat(normalize-space(c:employee/c:name/c:last), ' · ')"/>
        </xsl:when>
      </xsl:choose>
      <lt:date value="{$letter/c:mailDate}"/>
    </lt:running>
    <xsl:for-each select="$addressee">
      <lt:address role="recipient" of="{c:role}">
        <lt:line><xsl:value-of select="normalize-space(c:name)"/></lt:line>
        <xsl:for-each select="c:organization">
          <lt:line><xsl:value-of select="normalize-space()"/></lt:line>
        </xsl:for-each>
        <xsl:call-template name="address-lines"/>
      </lt:address>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
