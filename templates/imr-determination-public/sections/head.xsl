<?xml version="1.0" encoding="UTF-8"?>
<!--
  head.xsl - what the published letters have at their head: case number, dates
  and priority; and that this is a public copy.  What a profile has removed has
  no entry.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:r="urn:engross:redaction:1" exclude-result-prefixes="c eg r">
  <xsl:include href="../../imr-determination/fragments/organization.xsl"/>
  <xsl:include href="../../imr-determination/fragments/decided.xsl"/>

  <xsl:template match="/c:case">
    <lt:letterhead>
      <lt:line><xsl:value-of select="$organization"/></lt:line>
      <lt:line><xsl:value-of select="$organization-charge"/></lt:line>
    </lt:letterhead>
    <lt:running>Public copy</lt:running>
    <lt:heading level="1">Independent Medical Review: Final Determination</lt:heading>
    <lt:para kind="small">
      <xsl:text>Public copy, without information that identifies a person or an office of the case (</xsl:text>
      <xsl:value-of select="@r:law"/>
      <xsl:text>).</xsl:text>
    </lt:para>
    <xsl:if test="$letter/c:kind = 'FDL-COR'">
      <lt:para>
        <lt:emphasis>Corrected.</lt:emphasis>
        <xsl:for-each select="$letter/c:correction">
          <xsl:text> What was corrected: </xsl:text>
          <xsl:call-template name="stop"/>
        </xsl:for-each>
      </lt:para>
    </xsl:if>
    <lt:reference pairs="2">
      <lt:entry label="Case number">
        <xsl:if test="@id"><lt:phrase keep="line"><xsl:value-of select="@id"/></lt:phrase></xsl:if>
      </lt:entry>
      <lt:entry label="Priority">
        <xsl:choose>
          <xsl:when test="c:priority = 'regular'">Standard</xsl:when>
          <xsl:when test="c:priority = 'expedited'">Expedited</xsl:when>
        </xsl:choose>
      </lt:entry>
      <lt:entry label="Date assigned"><xsl:apply-templates select="c:assignment/c:date"/></lt:entry>
      <lt:entry label="Date of injury">
        <xsl:apply-templates select="c:injury/c:date"/>
        <xsl:for-each select="c:injury/c:endDate">
          <xsl:text> to </xsl:text>
          <xsl:apply-templates select="."/>
        </xsl:for-each>
      </lt:entry>
      <lt:entry label="Decision date"><xsl:apply-templates select="c:determination/c:decisionDate"/></lt:entry>
      <lt:entry label="UR denial date"><xsl:apply-templates select="c:ur/c:decisionDate"/></lt:entry>
      <lt:entry label="Application received">
        <xsl:for-each select="c:application">
          <xsl:if test="position() &gt; 1"><lt:break/></xsl:if>
          <xsl:if test="last() &gt; 1 and @caseId"><xsl:value-of select="concat(@caseId, ': ')"/></xsl:if>
          <xsl:apply-templates select="c:receivedDate"/>
        </xsl:for-each>
      </lt:entry>
    </lt:reference>
  </xsl:template>

  <xsl:template match="c:date | c:endDate | c:decisionDate | c:receivedDate">
    <lt:date value="{normalize-space()}"/>
  </xsl:template>
</xsl:stylesheet>
