<?xml version="1.0" encoding="UTF-8"?>
<!-- meaning.xsl - binding effect (LC 4610.6(g)) and what an upheld decision means. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">
  <xsl:include href="../fragments/decided.xsl"/>

  <xsl:template match="/c:case">
    <lt:section>
      <lt:heading>What this means</lt:heading>
      <lt:para role="binding">
        By law this determination is the determination of the Administrative Director of the
        Division of Workers’ Compensation. It is binding on all parties: the employee, the employer
        and the claims administrator (Labor Code section&#160;4610.6(g)).
      </lt:para>
      <lt:para>
        “Overturned” means that the utilization review (UR) decision does not stand and the treatment
        is medically necessary. “Upheld” means that it stands and the treatment is not medically
        necessary.
      </lt:para>
      <xsl:if test="contains(concat(' ', @f:paragraphs, ' '), ' in-effect ')">
        <lt:para>
          <xsl:text>Where it is upheld, the utilization review decision of </xsl:text>
          <lt:date value="{c:ur/c:decisionDate}"/>
          <xsl:text> stays in effect for 12&#160;months from that date: the claims administrator need
          not act on another request for the same treatment from the same physician, or one of the
          same practice group, unless the request documents a change in the facts that mattered to
          that decision (section&#160;4610(k)). This is not advice to stop a treatment: </xsl:text>
          <xsl:choose>
            <xsl:when test="$addressee/c:role = 'employee'">please talk with your doctor</xsl:when>
            <xsl:otherwise>the employee should talk with the doctor</xsl:otherwise>
          </xsl:choose>
          <xsl:text> about what comes next.</xsl:text>
        </lt:para>
      </xsl:if>
    </lt:section>
  </xsl:template>
</xsl:stylesheet>
