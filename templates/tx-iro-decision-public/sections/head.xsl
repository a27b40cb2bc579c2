<?xml version="1.0" encoding="UTF-8"?>
<!-- head.xsl - who decided and when, and that this is a public copy. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:t="urn:engross:tx-iro:1"
    xmlns:r="urn:engross:redaction:1" exclude-result-prefixes="t r">

  <xsl:template match="/t:review">
    <lt:letterhead>
      <lt:line><xsl:value-of select="normalize-space(t:organization/t:name)"/></lt:line>
      <lt:line>Independent review organization, certified by the Texas Department of Insurance</lt:line>
    </lt:letterhead>
    <lt:running>Public copy</lt:running>
    <lt:heading level="1">Independent Review Decision</lt:heading>
    <lt:para kind="small">
      <xsl:text>Public copy, without information that identifies a person or an office of the case (</xsl:text>
      <xsl:value-of select="@r:law"/>
      <xsl:text>).</xsl:text>
    </lt:para>
    <xsl:for-each select="t:notice/t:amends">
      <lt:para>
        <lt:emphasis>Amended.</lt:emphasis>
        <xsl:text> What was amended: </xsl:text>
        <xsl:value-of select="normalize-space(t:reason)"/>
      </lt:para>
    </xsl:for-each>
    <lt:reference pairs="2">
      <lt:entry label="IRO case"><xsl:value-of select="@id"/></lt:entry>
      <lt:entry label="Date"><xsl:apply-templates select="t:notice/t:date"/></lt:entry>
      <lt:entry label="Injury"><xsl:apply-templates select="t:employee/t:injured"/></lt:entry>
      <lt:entry label="Denied"><xsl:apply-templates select="t:denial/t:date"/></lt:entry>
      <lt:entry label="Decided"><xsl:apply-templates select="t:decided"/></lt:entry>
      <lt:entry label="Review">
        <xsl:choose>
          <xsl:when test="t:kind = 'preauthorization'">Before the care (preauthorization)</xsl:when>
          <xsl:when test="t:kind = 'concurrent'">During the care (concurrent)</xsl:when>
          <xsl:otherwise>After the care (retrospective)</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="t:lifeThreatening = 'true'">, life-threatening condition</xsl:if>
        <xsl:if test="t:arrangement = 'network'">, network</xsl:if>
      </lt:entry>
    </lt:reference>
  </xsl:template>

  <xsl:template match="t:date | t:injured | t:decided">
    <lt:date value="{normalize-space()}"/>
  </xsl:template>
</xsl:stylesheet>
