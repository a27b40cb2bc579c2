<?xml version="1.0" encoding="UTF-8"?>
<!-- analysis.xsl - of each service: the finding, and why (Labor Code 413.032(a)(3)). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">
  <xsl:include href="../fragments/outcome.xsl"/>
  <xsl:include href="../fragments/text.xsl"/>

  <xsl:template match="/t:review">
    <lt:section>
      <lt:heading>Analysis and explanation of the decision</lt:heading>
      <xsl:apply-templates select="t:service"/>
    </lt:section>
  </xsl:template>

  <xsl:template match="t:service">
    <lt:section>
      <lt:heading level="3">
        <xsl:value-of select="concat(position(), '. ', eg:nb(normalize-space(t:text)))"/>
      </lt:heading>
      <lt:reference keep="next">
        <lt:entry label="Outcome" role="necessity" of="{@id}">
          <lt:emphasis>
            <xsl:call-template name="outcome">
              <xsl:with-param name="of" select="@f:service-outcome"/>
            </xsl:call-template>
          </lt:emphasis>
          <xsl:for-each select="t:finding">: <xsl:call-template name="necessity"/></xsl:for-each>
        </lt:entry>
        <lt:entry label="Given on">
          <xsl:for-each select="t:given">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <lt:date value="{.}"/>
          </xsl:for-each>
        </lt:entry>
        <xsl:if test="count(/t:review/t:reviewer) &gt; 1">
          <lt:entry label="Reviewed by">
            <xsl:text>Reviewer </xsl:text>
            <xsl:value-of select="count(/t:review/t:reviewer[@ref = current()/t:finding/@reviewer]/preceding-sibling::t:reviewer) + 1"/>
          </lt:entry>
        </xsl:if>
      </lt:reference>
      <xsl:for-each select="t:finding/t:analysis">
        <xsl:call-template name="text">
          <xsl:with-param name="role" select="'analysis'"/>
          <xsl:with-param name="of" select="../../@id"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:for-each select="t:finding[t:contraryToGuidelines = 'true']/t:divergence">
        <lt:para keep="next">
          <lt:emphasis>This is contrary to the treatment guidelines that apply. The specific basis for it:</lt:emphasis>
        </lt:para>
        <xsl:call-template name="text">
          <xsl:with-param name="role" select="'divergence'"/>
          <xsl:with-param name="of" select="../../@id"/>
        </xsl:call-template>
      </xsl:for-each>
    </lt:section>
  </xsl:template>
</xsl:stylesheet>
