<?xml version="1.0" encoding="UTF-8"?>
<!-- outcome.xsl - the decision, first: of the case in a sentence, of each item in a table. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">
  <xsl:include href="../fragments/decided.xsl"/>

  <xsl:template match="/c:case">
    <lt:para>Dear <xsl:value-of select="eg:nb(normalize-space($addressee/c:name))"/>:</lt:para>
    <lt:note kind="outcome">
      <lt:heading level="2">
        <xsl:text>Final determination: </xsl:text>
        <xsl:choose>
          <xsl:when test="@f:outcome = 'overturn'">overturned</xsl:when>
          <xsl:when test="@f:outcome = 'uphold'">upheld</xsl:when>
          <xsl:otherwise>partially overturned</xsl:otherwise>
        </xsl:choose>
      </lt:heading>
      <lt:para><xsl:call-template name="sentence"/></lt:para>
      <lt:table>
        <lt:column share="0.8"/>
        <lt:column share="6.05"/>
        <lt:column share="2.05"/>
        <lt:row kind="header">
          <lt:cell>Item</lt:cell><lt:cell>Treatment in dispute</lt:cell><lt:cell>Necessary?</lt:cell>
        </lt:row>
        <xsl:for-each select="c:item">
          <lt:row>
            <lt:cell><xsl:value-of select="position()"/></lt:cell>
            <lt:cell header="yes"><xsl:call-template name="disputed"/></lt:cell>
            <lt:cell>
              <xsl:call-template name="decision">
                <xsl:with-param name="overturned"><lt:emphasis>Yes</lt:emphasis>: overturned</xsl:with-param>
                <xsl:with-param name="upheld"><lt:emphasis>No</lt:emphasis>: upheld</xsl:with-param>
              </xsl:call-template>
            </lt:cell>
          </lt:row>
        </xsl:for-each>
      </lt:table>
    </lt:note>
    <xsl:apply-templates select="c:termination | c:application/c:treatment[@disposition = 'ineligible']"/>
  </xsl:template>

  <!-- Upheld and overturned are said of the utilization review decision. -->
  <xsl:template name="sentence">
    <xsl:choose>
      <xsl:when test="$n = 1 and $overturned">
        The treatment in dispute <lt:emphasis>is medically necessary</lt:emphasis>. The utilization
        review decision against it is overturned.
      </xsl:when>
      <xsl:when test="$n = 1">
        The treatment in dispute <lt:emphasis>is not medically necessary</lt:emphasis>. The
        utilization review decision against it is upheld: it stands.
      </xsl:when>
      <xsl:when test="not($upheld)">
        <lt:emphasis>All</lt:emphasis> of the disputed treatments and services are medically
        necessary. The utilization review decision against them is overturned.
      </xsl:when>
      <xsl:when test="not($overturned)">
        <lt:emphasis>None</lt:emphasis> of the disputed treatments and services is medically
        necessary. The utilization review decision against them is upheld: it
        stands.
      </xsl:when>
      <xsl:otherwise>
        <lt:emphasis>Some, but not all,</lt:emphasis> of the disputed treatments and services are
        medically necessary: <xsl:value-of select="eg:words(count($overturned))"/> of
        <xsl:value-of select="eg:words($n)"/>.
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="c:termination">
    <lt:para>
      <xsl:text>The application also named: </xsl:text>
      <xsl:for-each select="c:treatment"><xsl:call-template name="stop"/></xsl:for-each>
      <xsl:text> It was not reviewed, because </xsl:text>
      <xsl:choose>
        <xsl:when test="c:ground = 'authorized'">the claims administrator authorized it</xsl:when>
        <xsl:when test="c:ground = 'settlementOrAward'">a settlement or award resolved the dispute about it</xsl:when>
        <xsl:otherwise>the physician withdrew the request for it</xsl:otherwise>
      </xsl:choose>
      <xsl:text> (notice of </xsl:text>
      <lt:date value="{c:noticeDate}"/>
      <xsl:text>).</xsl:text>
    </lt:para>
  </xsl:template>

  <xsl:template match="c:treatment">
    <lt:para>
      <xsl:text>The application also named: </xsl:text>
      <xsl:call-template name="stop"/>
      <xsl:text> It was not reviewed, because the Administrative Director found on </xsl:text>
      <lt:date value="{/c:case/c:eligibility/c:decisionDate}"/>
      <xsl:text> that it is not eligible for review.</xsl:text>
    </lt:para>
  </xsl:template>
</xsl:stylesheet>
