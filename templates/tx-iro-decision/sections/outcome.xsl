<?xml version="1.0" encoding="UTF-8"?>
<!-- outcome.xsl - the outcome, of the review in a sentence and of each service in a table. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">
  <xsl:include href="../fragments/outcome.xsl"/>

  <xsl:template match="/t:review">
    <lt:note kind="outcome">
      <lt:heading level="2">
        <xsl:text>Review outcome: </xsl:text>
        <xsl:variable name="words">
          <xsl:call-template name="outcome"><xsl:with-param name="of" select="@f:outcome"/></xsl:call-template>
        </xsl:variable>
        <xsl:value-of select="$words"/>
      </lt:heading>
      <lt:para keep="next"><xsl:call-template name="sentence"/></lt:para>
      <lt:table>
        <lt:column share="0.8"/>
        <lt:column share="5.2"/>
        <lt:column share="3.5"/>
        <lt:row kind="header">
          <lt:cell>No.</lt:cell><lt:cell>Service in dispute</lt:cell><lt:cell>Is it medically necessary?</lt:cell>
        </lt:row>
        <xsl:apply-templates select="t:service"/>
      </lt:table>
    </lt:note>
  </xsl:template>

  <xsl:template name="sentence">
    <xsl:choose>
      <xsl:when test="@f:outcome = 'upheld' and count(t:service) = 1">The denial is upheld: the service is not
        medically necessary.</xsl:when>
      <xsl:when test="@f:outcome = 'upheld'">The denial is upheld: none of the services is medically
        necessary.</xsl:when>
      <xsl:when test="@f:outcome = 'overturned' and count(t:service) = 1">The denial is overturned: the service
        is medically necessary.</xsl:when>
      <xsl:when test="@f:outcome = 'overturned'">The denial is overturned: all of the services are medically
        necessary.</xsl:when>
      <xsl:when test="count(t:service) = 1">The denial is overturned in part: a part of what was requested is
        medically necessary.</xsl:when>
      <xsl:otherwise>The denial is overturned in part: some of what was requested is medically
        necessary.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:service">
    <lt:row>
      <lt:cell><xsl:value-of select="position()"/></lt:cell>
      <lt:cell header="yes">
        <xsl:value-of select="eg:nb(normalize-space(t:text))"/>
        <xsl:if test="t:code"> (<xsl:value-of select="eg:list(t:code, ',')"/>)</xsl:if>
      </lt:cell>
      <lt:cell>
        <xsl:for-each select="t:finding">
          <xsl:choose>
            <xsl:when test="t:necessity = 'full'"><lt:emphasis>Yes</lt:emphasis>: overturned</xsl:when>
            <xsl:when test="t:necessity = 'none'"><lt:emphasis>No</lt:emphasis>: upheld</xsl:when>
            <xsl:otherwise>
              <lt:emphasis>In part</lt:emphasis>
              <xsl:value-of select="concat(': ', eg:nb(normalize-space(t:part)))"/>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </lt:cell>
    </lt:row>
  </xsl:template>
</xsl:stylesheet>
