<?xml version="1.0" encoding="UTF-8"?>
<!-- reference.xsl - the title, and which review this is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">

  <xsl:template match="/t:review">
    <lt:heading level="1">Notice of Independent Review Decision</lt:heading>
    <xsl:for-each select="t:notice/t:amends">
      <lt:para role="amended">
        <lt:emphasis>Amended notice.</lt:emphasis>
        <xsl:text> It takes the place of the notice of </xsl:text>
        <lt:date value="{t:original}"/>
        <xsl:text>. What was amended: </xsl:text>
        <xsl:value-of select="normalize-space(t:reason)"/>
      </lt:para>
    </xsl:for-each>
    <lt:reference pairs="{2 - boolean(t:employee[string-length(t:name) &gt; 24 or string-length(t:claim) &gt; 16] |
        t:carrier[string-length() &gt; 30] | t:denial/t:by[string-length() &gt; 34])}">
      <lt:entry label="Date" role="date"><lt:date value="{t:notice/t:date}"/></lt:entry>
      <lt:entry label="IRO case"><xsl:value-of select="@id"/></lt:entry>
      <lt:entry label="Patient"><xsl:value-of select="normalize-space(t:employee/t:name)"/></lt:entry>
      <lt:entry label="Claim"><xsl:value-of select="t:employee/t:claim"/></lt:entry>
      <lt:entry label="Injury"><lt:date value="{t:employee/t:injured}"/></lt:entry>
      <lt:entry label="Denied"><lt:date value="{t:denial/t:date}"/></lt:entry>
      <lt:entry label="Carrier"><xsl:value-of select="normalize-space(t:carrier)"/></lt:entry>
      <lt:entry label="Denied by"><xsl:value-of select="normalize-space(t:denial/t:by)"/></lt:entry>
      <lt:entry label="Review">
        <xsl:choose>
          <xsl:when test="t:kind = 'preauthorization'">Before the care (preauthorization)</xsl:when>
          <xsl:when test="t:kind = 'concurrent'">During the care (concurrent)</xsl:when>
          <xsl:otherwise>After the care (retrospective)</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="t:lifeThreatening = 'true'">, life-threatening condition</xsl:if>
        <xsl:if test="t:arrangement = 'network'">, network</xsl:if>
      </lt:entry>
      <lt:entry label="Decided"><lt:date value="{t:decided}"/></lt:entry>
    </lt:reference>
  </xsl:template>
</xsl:stylesheet>
