<?xml version="1.0" encoding="UTF-8"?>
<!-- effect.xsl - what follows for the carrier, and who pays the fee (28 TAC 133.308(p), (q)). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">

  <xsl:template match="/t:review">
    <lt:section>
      <lt:heading>What follows from this decision</lt:heading>
      <xsl:if test="contains(@f:paragraphs, 'peer-review')">
        <lt:para>
          Where this decision finds medical necessity and the denial was based on a peer review report, the
          carrier may not use that report again to deny the same services for this injury
          (28&#160;TAC section&#160;133.308(p)).
        </lt:para>
      </xsl:if>
      <xsl:if test="@f:fee-paid-by">
        <lt:para>
          <xsl:text>The fee of this review is paid by the </xsl:text>
          <xsl:choose>
            <xsl:when test="@f:fee-paid-by = 'carrier'">insurance carrier</xsl:when>
            <xsl:otherwise>requestor</xsl:otherwise>
          </xsl:choose>
          <xsl:if test="t:kind = 'retrospective' and t:arrangement = 'nonNetwork' and
              not(t:request/t:paidByEmployee = 'true')">, which did not prevail</xsl:if>
          <xsl:text> (section&#160;133.308(q)).</xsl:text>
        </lt:para>
      </xsl:if>
    </lt:section>
  </xsl:template>
</xsl:stylesheet>
