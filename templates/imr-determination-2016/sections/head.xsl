<?xml version="1.0" encoding="UTF-8"?>
<!-- head.xsl - case number, dates and priority. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" exclude-result-prefixes="c eg">

  <xsl:template match="/c:reproduction">
    <lt:reference pairs="2">
      <lt:entry label="Case Number:">
        <lt:phrase keep="line"><xsl:value-of select="@id"/></lt:phrase>
      </lt:entry>
      <lt:entry label="Priority:">
        <xsl:choose>
          <xsl:when test="c:priority = 'regular'">Standard</xsl:when>
          <xsl:when test="c:priority = 'expedited'">Expedited</xsl:when>
        </xsl:choose>
      </lt:entry>
      <lt:entry label="Date Assigned:"><xsl:apply-templates select="c:assignment/c:date"/></lt:entry>
      <lt:entry label="Date of Injury:"><xsl:apply-templates select="c:injury/c:date"/></lt:entry>
      <lt:entry label="Decision Date:">
        <xsl:apply-templates select="c:determination/c:decisionDate"/>
      </lt:entry>
      <lt:entry label="UR Denial Date:"><xsl:apply-templates select="c:ur/c:decisionDate"/></lt:entry>
      <lt:entry label="Application Received:">
        <xsl:apply-templates select="c:application[1]/c:receivedDate"/>
      </lt:entry>
    </lt:reference>
  </xsl:template>

  <xsl:template match="c:date | c:decisionDate | c:receivedDate">
    <lt:date value="{.}"><xsl:value-of select="eg:date(., 'numeric')"/></lt:date>
  </xsl:template>
</xsl:stylesheet>
