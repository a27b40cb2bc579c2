<?xml version="1.0" encoding="UTF-8"?>
<!--
  Says which words of lines.xml the templates do not make, and fails:

    xsltproc tests/templates/lines.xsl tests/templates/lines.xml
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="urn:engross:imr:1" exclude-result-prefixes="c">
  <xsl:include href="../../templates/common/imr/citation.xsl"/>
  <xsl:include href="../../templates/common/imr/item.xsl"/>
  <xsl:output method="text"/>

  <xsl:template match="/c:lines">
    <xsl:apply-templates select="*"/>
    <xsl:text>guideline lines and titles: ok&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="c:line">
    <xsl:variable name="joint">
      <xsl:value-of select="@joint"/>
      <xsl:if test="not(@joint)">, and </xsl:if>
    </xsl:variable>
    <xsl:call-template name="compare">
      <xsl:with-param name="made">
        <xsl:call-template name="guideline-line">
          <xsl:with-param name="citations" select="c:citation"/>
          <xsl:with-param name="who" select="string(@who)"/>
          <xsl:with-param name="joint" select="string($joint)"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:item">
    <xsl:call-template name="compare">
      <xsl:with-param name="made"><xsl:call-template name="item-title"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="compare">
    <xsl:param name="made"/>
    <xsl:if test="string($made) != string(@want)">
      <xsl:message terminate="yes">
        <xsl:value-of select="concat('&#10;made:   ', $made, '&#10;wanted: ', @want)"/>
      </xsl:message>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
