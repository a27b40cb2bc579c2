<?xml version="1.0" encoding="UTF-8"?>
<!-- case-summary.xsl - the condition of the employee, and the case so far. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">
  <xsl:include href="../../common/imr/narrative.xsl"/>

  <xsl:template match="/c:case">
    <lt:section>
      <lt:heading>Clinical case summary</lt:heading>
      <lt:para keep="next">
        <xsl:text>The </xsl:text>
        <xsl:choose>
          <xsl:when test="count(c:reviewer) &gt; 1">reviewers</xsl:when>
          <xsl:otherwise>reviewer</xsl:otherwise>
        </xsl:choose>
        <xsl:text> wrote this summary from the case file.</xsl:text>
      </lt:para>
      <lt:reference>
        <lt:entry label="Body part"><xsl:apply-templates select="c:injury/c:bodyPart"/></lt:entry>
        <lt:entry label="Diagnosis"><xsl:apply-templates select="c:injury/c:diagnosis"/></lt:entry>
      </lt:reference>
      <xsl:for-each select="c:summary">
        <xsl:call-template name="narrative">
          <xsl:with-param name="role" select="'condition'"/>
        </xsl:call-template>
      </xsl:for-each>
    </lt:section>
  </xsl:template>

  <xsl:template match="c:bodyPart">
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="@side = 'bilateral'">both sides: </xsl:when>
        <xsl:when test="@side = 'left' or @side = 'right'"><xsl:value-of select="concat(@side, ' ')"/></xsl:when>
      </xsl:choose>
      <xsl:value-of select="normalize-space()"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="position() = 1"><xsl:value-of select="eg:sentence($words)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('; ', $words)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="c:diagnosis">
    <xsl:if test="position() &gt; 1"><lt:break/></xsl:if>
    <xsl:value-of select="eg:sentence(normalize-space())"/>
    <xsl:for-each select="@icd"><xsl:value-of select="concat(' (ICD-10&#160;', ., ')')"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
