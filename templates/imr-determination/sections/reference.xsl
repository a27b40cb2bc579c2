<?xml version="1.0" encoding="UTF-8"?>
<!-- reference.xsl - the title, and what the letter is about. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">
  <xsl:include href="../fragments/decided.xsl"/>
  <xsl:include href="../fragments/party.xsl"/>

  <xsl:template match="/c:case">
    <lt:heading level="1">Independent Medical Review: Final Determination</lt:heading>
    <xsl:if test="$letter/c:kind = 'FDL-COR'">
      <lt:para>
        <lt:emphasis>Corrected copy.</lt:emphasis>
        <xsl:text> This copy takes the place of the one </xsl:text>
        <xsl:choose>
          <xsl:when test="$letter/preceding-sibling::c:letter[starts-with(c:kind, 'FDL')]">
            <xsl:text>mailed on </xsl:text>
            <lt:date value="{$letter/preceding-sibling::c:letter[starts-with(c:kind, 'FDL')][1]/c:mailDate}"/>
          </xsl:when>
          <xsl:otherwise>that was mailed before</xsl:otherwise>
        </xsl:choose>
        <xsl:text>. What was corrected: </xsl:text>
        <xsl:for-each select="$letter/c:correction"><xsl:call-template name="stop"/></xsl:for-each>
      </lt:para>
    </xsl:if>
    <!-- Numbers and names that half a line cannot hold have a line of their own. -->
    <lt:reference pairs="{2 - boolean(c:employee[string-length(c:claimNumber) &gt; 15 or
        c:name/*[string-length() &gt; 16]] | c:requestingPhysician[c:name/*[string-length() &gt; 16]] |
        c:application[3])}">
      <lt:entry label="Date"><lt:date value="{$letter/c:mailDate}"/></lt:entry>
      <lt:entry label="IMR case"><xsl:apply-templates select="." mode="number"/></lt:entry>
      <lt:entry label="Employee">
        <xsl:for-each select="c:employee"><xsl:call-template name="person"/></xsl:for-each>
      </lt:entry>
      <lt:entry label="Injury"><xsl:apply-templates select="c:injury" mode="days"/></lt:entry>
      <lt:entry label="Claim"><xsl:value-of select="c:employee/c:claimNumber"/></lt:entry>
      <lt:entry label="WCAB case"><xsl:value-of select="eg:list(c:employee/c:adjNumber, ',')"/></lt:entry>
      <lt:entry label="UR decision"><lt:date value="{c:ur/c:decisionDate}"/></lt:entry>
      <lt:entry label="Application"><xsl:apply-templates select="c:application" mode="received"/></lt:entry>
      <lt:entry label="Decided"><lt:date value="{c:determination/c:decisionDate}"/></lt:entry>
      <lt:entry label="Physician">
        <xsl:for-each select="c:requestingPhysician">
          <xsl:call-template name="person"/>
          <xsl:text>, </xsl:text>
          <xsl:for-each select="c:degree"><xsl:call-template name="degree"/></xsl:for-each>
        </xsl:for-each>
      </lt:entry>
      <!-- What is not the rule. -->
      <lt:entry label="Review">
        <xsl:if test="c:priority = 'expedited'">Expedited</xsl:if>
        <xsl:if test="c:priority = 'expedited' and c:track = 'formulary'">, </xsl:if>
        <xsl:if test="c:track = 'formulary'">Drug formulary</xsl:if>
      </lt:entry>
    </lt:reference>
  </xsl:template>

  <!-- Of a consolidated review the numbers of all its applications. -->
  <xsl:template match="c:case" mode="number">
    <xsl:value-of select="@id"/>
    <xsl:if test="c:application/@f:consolidated-with = 'true'">
      <xsl:text> (consolidated with </xsl:text>
      <xsl:value-of select="eg:list(c:application[@f:consolidated-with = 'true']/@caseId)"/>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:injury" mode="days">
    <lt:date value="{c:date}"/>
    <xsl:for-each select="c:endDate">
      <xsl:text> to </xsl:text>
      <lt:date value="{.}"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="c:application" mode="received">
    <xsl:if test="position() &gt; 1"><lt:break/></xsl:if>
    <xsl:if test="last() &gt; 1 and @caseId"><xsl:value-of select="concat(@caseId, ': ')"/></xsl:if>
    <xsl:text>received </xsl:text>
    <lt:date value="{c:receivedDate}"/>
  </xsl:template>
</xsl:stylesheet>
