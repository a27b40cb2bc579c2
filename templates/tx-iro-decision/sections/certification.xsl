<?xml version="1.0" encoding="UTF-8"?>
<!-- certification.xsl - no conflicts of interest; when and how it was sent (Labor Code 413.032(b); 28 TAC 133.308(o)). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">

  <xsl:template match="/t:review">
    <lt:section>
      <lt:heading>Certification</lt:heading>
      <lt:para role="no-conflicts sent">
        <xsl:choose>
          <xsl:when test="count(t:reviewer) &gt; 1">Each reviewer has</xsl:when>
          <xsl:otherwise>The reviewer has</xsl:otherwise>
        </xsl:choose>
        <xsl:text> certified that no known conflict of interest exists between the reviewer and the injured
        employee, the employer, the insurance carrier, the utilization review agent, or any of the treating
        doctors or of the carrier’s health care providers who reviewed the case before it came to us. I
        certify this for the organization (Texas Labor Code section&#160;413.032(b)). I also certify that
        this decision was sent to the recipients listed below, at the addresses given there, on </xsl:text>
        <lt:date value="{t:notice/t:sent}"/>
        <xsl:text>.</xsl:text>
        <xsl:for-each select="t:notice/t:telephoned">
          <xsl:text> The parties were told of it by telephone on </xsl:text>
          <lt:date value="{.}"/>
          <xsl:text>.</xsl:text>
        </xsl:for-each>
      </lt:para>
      <lt:signature close="For the organization:">
        <lt:line><xsl:value-of select="normalize-space(t:notice/t:signer/t:name)"/></lt:line>
        <lt:line><xsl:value-of select="normalize-space(t:notice/t:signer/t:title)"/></lt:line>
        <lt:line>
          <xsl:value-of select="concat(normalize-space(t:organization/t:name), ', certificate ', t:organization/t:certificate)"/>
        </lt:line>
      </lt:signature>
    </lt:section>
  </xsl:template>
</xsl:stylesheet>
