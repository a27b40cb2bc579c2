<?xml version="1.0" encoding="UTF-8"?>
<!-- remand.xsl - that this is a new review, ordered by the Appeals Board. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:c="urn:engross:imr:1" exclude-result-prefixes="c">

  <xsl:template match="/c:case">
    <xsl:for-each select="c:remand">
      <lt:section keep="together">
        <lt:heading>Why there is a new review</lt:heading>
        <lt:para>
          <xsl:text>The Workers’ Compensation Appeals Board set aside </xsl:text>
          <xsl:choose>
            <xsl:when test="c:previousCaseId">
              <xsl:text>the determination in IMR case </xsl:text>
              <xsl:value-of select="c:previousCaseId"/>
            </xsl:when>
            <xsl:otherwise>an earlier determination</xsl:otherwise>
          </xsl:choose>
          <xsl:text>, on the ground of Labor Code section&#160;4610.6(h)(</xsl:text>
          <xsl:value-of select="c:ground"/>
          <xsl:text>). This determination takes its place (section&#160;4610.6(i)).</xsl:text>
        </lt:para>
      </lt:section>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
