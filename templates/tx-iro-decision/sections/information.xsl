<?xml version="1.0" encoding="UTF-8"?>
<!-- information.xsl - all records and documents that were reviewed (Labor Code 413.032(a)(1)). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">

  <xsl:template match="/t:review">
    <lt:section>
      <lt:heading>Information provided to the IRO for review</lt:heading>
      <lt:table role="documents">
        <lt:column share="4"/>
        <lt:column share="3"/>
        <lt:column share="3"/>
        <lt:row kind="header">
          <lt:cell>Document</lt:cell><lt:cell>From</lt:cell><lt:cell>Date</lt:cell>
        </lt:row>
        <xsl:for-each select="t:document">
          <lt:row>
            <lt:cell header="yes"><xsl:value-of select="normalize-space(t:title)"/></lt:cell>
            <lt:cell><xsl:value-of select="normalize-space(t:source)"/></lt:cell>
            <lt:cell>
              <xsl:for-each select="t:date"><lt:date value="{.}"/></xsl:for-each>
              <xsl:for-each select="t:until[. != ../t:date]">
                <xsl:text> to </xsl:text>
                <lt:date value="{.}"/>
              </xsl:for-each>
            </lt:cell>
          </lt:row>
        </xsl:for-each>
      </lt:table>
      <xsl:for-each select="t:designatedDoctor/t:report">
        <lt:para>
          <xsl:text>A designated doctor examined the patient for this review; the report was received on </xsl:text>
          <lt:date value="{.}"/>
          <xsl:text>.</xsl:text>
        </lt:para>
      </xsl:for-each>
    </lt:section>
  </xsl:template>
</xsl:stylesheet>
