<?xml version="1.0" encoding="UTF-8"?>
<!-- copies.xsl - everybody else who receives the determination (LC 4610.6(f)). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">
  <xsl:include href="../fragments/decided.xsl"/>

  <xsl:template match="/c:case">
    <lt:copies label="Copies to">
      <xsl:for-each select="$letter/c:recipient[position() &gt; 1]">
        <lt:item role="recipient" of="{c:role}">
          <xsl:value-of select="normalize-space(c:name)"/>
          <xsl:for-each select="c:organization"><xsl:value-of select="concat(', ', normalize-space())"/></xsl:for-each>
          <xsl:apply-templates select="c:role"/>
        </lt:item>
      </xsl:for-each>
    </lt:copies>
  </xsl:template>

  <xsl:template match="c:role">
    <xsl:choose>
      <xsl:when test=". = 'employee'"> (employee)</xsl:when>
      <xsl:when test=". = 'attorney'"> (employee’s attorney)</xsl:when>
      <xsl:when test=". = 'representative'"> (employee’s representative)</xsl:when>
      <xsl:when test=". = 'claimsAdministrator'"> (claims administrator)</xsl:when>
      <xsl:when test=". = 'employer'"> (employer)</xsl:when>
      <xsl:when test=". = 'provider'"> (requesting physician)</xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
