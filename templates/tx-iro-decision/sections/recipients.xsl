<?xml version="1.0" encoding="UTF-8"?>
<!-- recipients.xsl - everybody the notice goes to, and where (28 TAC 12.206(d)(1)). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">

  <xsl:template match="/t:review">
    <lt:section keep="together">
      <lt:heading>Recipients of this notice</lt:heading>
      <lt:table>
        <lt:column share="5"/>
        <lt:column share="5"/>
        <lt:row kind="header"><lt:cell>Recipient</lt:cell><lt:cell>Sent to</lt:cell></lt:row>
        <xsl:apply-templates select="t:notice/t:recipient"/>
      </lt:table>
    </lt:section>
  </xsl:template>

  <xsl:template match="t:recipient">
    <lt:row role="recipient" of="{@role}">
      <lt:cell header="yes">
        <xsl:value-of select="concat(normalize-space(t:name), ', ')"/>
        <xsl:choose>
          <xsl:when test="@role = 'patient'">patient</xsl:when>
          <xsl:when test="@role = 'representative'">patient’s representative</xsl:when>
          <xsl:when test="@role = 'provider'">provider of record</xsl:when>
          <xsl:when test="@role = 'utilizationReviewAgent'">utilization review agent</xsl:when>
          <xsl:when test="@role = 'carrier'">insurance carrier</xsl:when>
          <xsl:otherwise>department</xsl:otherwise>
        </xsl:choose>
      </lt:cell>
      <lt:cell>
        <xsl:choose>
          <xsl:when test="t:means = 'mail'">
            <xsl:for-each select="t:address">
              <xsl:value-of select="concat(eg:list(t:street | t:city, ','), ', ', t:state, ' ', t:zip)"/>
            </xsl:for-each>
          </xsl:when>
          <xsl:when test="t:means = 'fax'">
            <lt:phrase keep="line"><xsl:value-of select="concat('fax ', t:fax)"/></lt:phrase>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="t:email"/></xsl:otherwise>
        </xsl:choose>
      </lt:cell>
    </lt:row>
  </xsl:template>
</xsl:stylesheet>
