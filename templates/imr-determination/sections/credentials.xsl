<?xml version="1.0" encoding="UTF-8"?>
<!-- credentials.xsl - the qualifications of the reviewers, without their names (LC 4610.6(f)). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">
  <xsl:include href="../fragments/party.xsl"/>

  <xsl:template match="/c:case">
    <lt:section>
      <lt:heading>
        <xsl:choose>
          <xsl:when test="count(c:reviewer) &gt; 1">The reviewers’ qualifications</xsl:when>
          <xsl:otherwise>The reviewer’s qualifications</xsl:otherwise>
        </xsl:choose>
      </lt:heading>
      <xsl:apply-templates select="c:reviewer"/>
    </lt:section>
  </xsl:template>

  <xsl:template match="c:reviewer">
    <xsl:if test="last() &gt; 1">
      <lt:heading level="3"><xsl:value-of select="concat('Reviewer ', position())"/></lt:heading>
    </xsl:if>
    <lt:reference role="qualifications">
      <lt:entry label="Profession">
        <xsl:variable name="words">
          <xsl:for-each select="c:degree"><xsl:call-template name="profession"/></xsl:for-each>
        </xsl:variable>
        <xsl:value-of select="eg:sentence($words)"/>
      </lt:entry>
      <lt:entry label="Licensed in">
        <xsl:for-each select="c:licenseState">
          <xsl:choose>
            <xsl:when test="position() = 1"/>
            <xsl:when test="position() = last()"> and </xsl:when>
            <xsl:otherwise>, </xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="eg:state(.)"/>
        </xsl:for-each>
        <xsl:if test="c:licenseNonrestricted = 'true'">, without restriction</xsl:if>
      </lt:entry>
      <lt:entry label="Board certified in">
        <xsl:value-of select="eg:list(c:specialty[@boardCertified = 'true'])"/>
      </lt:entry>
      <lt:entry label="Specialty">
        <xsl:value-of select="eg:list(c:specialty[not(@boardCertified = 'true')])"/>
      </lt:entry>
      <lt:entry label="Active practice">
        <xsl:if test="c:activePracticeYears &gt; 5 and c:hoursPerWeek &gt;= 24">
          More than five years, and now at least 24&#160;hours a week
        </xsl:if>
      </lt:entry>
    </lt:reference>
  </xsl:template>
</xsl:stylesheet>
