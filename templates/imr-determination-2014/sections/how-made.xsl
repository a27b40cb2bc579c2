<?xml version="1.0" encoding="UTF-8"?>
<!-- how-made.xsl - who decided: fixed words around the reviewer's qualifications. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" exclude-result-prefixes="c eg">

  <xsl:template match="/c:reproduction">
    <lt:heading level="1">HOW THE IMR FINAL DETERMINATION WAS MADE</lt:heading>
    <lt:para>
      <xsl:text>MAXIMUS Federal Services sent the complete case file to an expert reviewer. He/she
        has no affiliation with the employer, employee, providers or the claims administrator. The
        expert reviewer is </xsl:text>
      <xsl:if test="c:reviewer/c:specialty[@boardCertified = 'true']">
        <xsl:text>Board Certified in </xsl:text>
        <xsl:value-of select="eg:list(c:reviewer/c:specialty[@boardCertified = 'true'])"/>
        <xsl:text> and is </xsl:text>
      </xsl:if>
      <xsl:text>licensed to practice in </xsl:text>
      <xsl:for-each select="c:reviewer/c:licenseState">
        <xsl:choose>
          <xsl:when test="position() = 1"/>
          <xsl:when test="position() = last()"> and </xsl:when>
          <xsl:otherwise>, </xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="eg:state(.)"/>
      </xsl:for-each>
      <xsl:text>. He/she has been in active clinical practice for more than five years and is
        currently working at least 24 hours a week in active practice. The expert reviewer was
        selected based on his/her clinical experience, education, background, and expertise in the
        same or similar specialties that evaluate and/or treat the medical condition and disputed
        items/services. He/she is familiar with governing laws and regulations, including the
        strength of evidence hierarchy that applies to Independent Medical Review
        determinations.</xsl:text>
    </lt:para>
  </xsl:template>
</xsl:stylesheet>
