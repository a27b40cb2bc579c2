<?xml version="1.0" encoding="UTF-8"?>
<!-- how-made.xsl - how the determination came about. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">
  <xsl:include href="../fragments/organization.xsl"/>

  <xsl:variable name="several" select="count(/c:case/c:reviewer) &gt; 1"/>

  <xsl:template match="/c:case">
    <lt:section>
      <lt:heading>How the determination was made</lt:heading>
      <lt:para>
        <xsl:text>The </xsl:text>
        <xsl:value-of select="$organization"/>
        <xsl:text> sent the complete case file to </xsl:text>
        <xsl:choose>
          <xsl:when test="$several">
            <xsl:value-of select="eg:words(count(c:reviewer))"/>
            <xsl:text> expert reviewers. The reviewers were</xsl:text>
          </xsl:when>
          <xsl:otherwise>an expert reviewer. The reviewer was</xsl:otherwise>
        </xsl:choose>
        <xsl:text> chosen for clinical experience, education and training in the same or similar
        specialties that treat the employee’s condition and give the treatment in dispute, </xsl:text>
        <xsl:choose>
          <xsl:when test="$several">are</xsl:when>
          <xsl:otherwise>is</xsl:otherwise>
        </xsl:choose>
        <xsl:text> familiar with the governing laws and regulations and with how the strength of
        medical evidence is ranked, and </xsl:text>
        <xsl:choose>
          <xsl:when test="$several">have</xsl:when>
          <xsl:otherwise>has</xsl:otherwise>
        </xsl:choose>
        <xsl:text> no affiliation with the employer, the employee, the providers or the claims
        administrator. By law reviewers’ names are confidential (Labor Code
        section&#160;4610.6(f)).</xsl:text>
      </lt:para>
      <xsl:if test="$several">
        <lt:para>
          <xsl:text>The Administrative Director approved more than one reviewer</xsl:text>
          <xsl:for-each select="c:reviewer/c:adApproval[1]/c:date">
            <xsl:if test="position() = 1">
              <xsl:text> on </xsl:text>
              <lt:date value="{.}"/>
            </xsl:if>
          </xsl:for-each>
          <xsl:text>. Where the reviewers differ, the majority decides; where they are evenly split,
          the decision is in favor of the treatment (section&#160;4610.6(e)). Their decisions and
          reasons are given below, reviewer by reviewer.</xsl:text>
        </lt:para>
      </xsl:if>
      <xsl:apply-templates select="c:expedite[/c:case/c:priority = 'expedited']"/>
      <xsl:if test="contains(concat(' ', @f:paragraphs, ' '), ' extension ')">
        <xsl:apply-templates select="c:extension"/>
      </xsl:if>
      <xsl:if test="count(c:application) &gt; 1">
        <lt:para>
          The applications named at the head of this letter were reviewed together, because they
          concern the same employee, requesting physician and date of injury.
        </lt:para>
      </xsl:if>
    </lt:section>
  </xsl:template>

  <xsl:template match="c:expedite">
    <lt:para>
      <xsl:text>The review was expedited. On </xsl:text>
      <lt:date value="{c:certificationDate}"/>
      <xsl:choose>
        <xsl:when test="c:certifiedBy = 'administrativeDirector'"> the Administrative Director</xsl:when>
        <xsl:otherwise> the employee’s provider</xsl:otherwise>
      </xsl:choose>
      <xsl:text> certified in writing that there may be an imminent and serious threat to the
      employee’s health (section&#160;4610.6(d)(1)(C)).</xsl:text>
    </lt:para>
  </xsl:template>

  <xsl:template match="c:extension">
    <lt:para>
      <xsl:text>The time for the review was extended by </xsl:text>
      <xsl:value-of select="eg:count(c:days, 'day')"/>
      <xsl:text>, with the approval of the Administrative Director on </xsl:text>
      <lt:date value="{c:approvedDate}"/>
      <xsl:text> (section&#160;4610.6(d)(2)).</xsl:text>
    </lt:para>
  </xsl:template>
</xsl:stylesheet>
