<?xml version="1.0" encoding="UTF-8"?>
<!-- appeal.xsl - the one way to have the determination reviewed (LC 4610.6(h), (i)). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">
  <xsl:include href="../fragments/decided.xsl"/>

  <xsl:template match="/c:case">
    <lt:section>
      <lt:heading>If you disagree</lt:heading>
      <lt:para role="appeal">
        <xsl:text>An employee or employer who is harmed by this determination may appeal it to the
        Workers’ Compensation Appeals Board. The appeal must be verified (signed as true under penalty
        of perjury). It must be </xsl:text>
        <lt:emphasis>
          <xsl:text>filed with the Appeals Board and served on all interested parties within
          30&#160;days of the day this determination was mailed to you, </xsl:text>
          <lt:date value="{$letter/c:mailDate}"/>
        </lt:emphasis>
        <xsl:text> (Labor Code section&#160;4610.6(h)).</xsl:text>
        <!-- The day is the addressee's: service by mail gives more time. -->
        <xsl:for-each select="$letter/@f:last-day-to-appeal">
          <xsl:choose>
            <xsl:when test="$addressee/c:method = 'personal'"> The last day is </xsl:when>
            <xsl:otherwise>
              <xsl:text> Because it was served on you </xsl:text>
              <xsl:choose>
                <xsl:when test="$addressee/c:method = 'mail'">by mail</xsl:when>
                <xsl:when test="$addressee/c:method = 'fax'">by fax</xsl:when>
                <xsl:otherwise>electronically</xsl:otherwise>
              </xsl:choose>
              <xsl:text>, you have more time: the last day is </xsl:text>
            </xsl:otherwise>
          </xsl:choose>
          <lt:emphasis><lt:date value="{.}"/></lt:emphasis>
          <xsl:text>.</xsl:text>
        </xsl:for-each>
        <xsl:text> The caption must give the IMR case number </xsl:text>
        <lt:phrase keep="line"><xsl:value-of select="@id"/></lt:phrase>
        <xsl:choose>
          <xsl:when test="c:employee/c:adjNumber">
            <xsl:text> and the Appeals Board case number </xsl:text>
            <xsl:value-of select="eg:list(c:employee/c:adjNumber)"/>
          </xsl:when>
          <xsl:otherwise> and the Appeals Board case number, if there is one</xsl:otherwise>
        </xsl:choose>
        <xsl:text> (8&#160;CCR section&#160;10575).</xsl:text>
      </lt:para>
      <lt:para keep="next">
        This determination is presumed to be correct. It is set aside only on clear and convincing
        proof of one or more of these grounds:
      </lt:para>
      <lt:list kind="number">
        <lt:item>the Administrative Director acted without power or beyond it;</lt:item>
        <lt:item>the determination was obtained by fraud;</lt:item>
        <lt:item>a reviewer had a material conflict of interest, against Labor Code
          section&#160;139.5;</lt:item>
        <lt:item>the determination was the result of bias on the basis of race, national origin,
          ethnic group identification, religion, age, sex, sexual orientation, color or
          disability;</lt:item>
        <lt:item>a finding of fact is plainly wrong, as a matter of ordinary knowledge from the
          information submitted for the review and not of expert opinion.</lt:item>
      </lt:list>
      <lt:para>
        If an appeal succeeds, the dispute goes back for a new independent medical review. No judge,
        board or court may decide medical necessity differently (section&#160;4610.6(i)).
      </lt:para>
    </lt:section>
  </xsl:template>
</xsl:stylesheet>
