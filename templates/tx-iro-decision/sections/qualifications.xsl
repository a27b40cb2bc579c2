<?xml version="1.0" encoding="UTF-8"?>
<!-- qualifications.xsl - who reviewed, without names (Labor Code 413.032(a)(4)). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">

  <xsl:template match="/t:review">
    <lt:section>
      <lt:heading>
        <xsl:choose>
          <xsl:when test="count(t:reviewer) &gt; 1">Qualifications of the reviewers</xsl:when>
          <xsl:otherwise>Qualifications of the reviewer</xsl:otherwise>
        </xsl:choose>
      </lt:heading>
      <xsl:for-each select="t:reviewer">
        <xsl:if test="last() &gt; 1">
          <lt:heading level="3">Reviewer <xsl:value-of select="position()"/></lt:heading>
        </xsl:if>
        <lt:list role="qualifications">
          <xsl:for-each select="t:qualification">
            <lt:item><xsl:value-of select="eg:nb(normalize-space())"/></lt:item>
          </xsl:for-each>
          <lt:item>
            <xsl:text>Licensed in </xsl:text>
            <xsl:for-each select="t:licensedIn">
              <xsl:choose>
                <xsl:when test="position() = 1"/>
                <xsl:when test="position() = last()"> and </xsl:when>
                <xsl:otherwise>, </xsl:otherwise>
              </xsl:choose>
              <xsl:value-of select="eg:state(.)"/>
            </xsl:for-each>
          </lt:item>
        </lt:list>
      </xsl:for-each>
    </lt:section>
  </xsl:template>
</xsl:stylesheet>
