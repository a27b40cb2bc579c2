<?xml version="1.0" encoding="UTF-8"?>
<!-- implementation.xsl - what an overturned decision asks for, and by when (LC 4610.6(j), (k)). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">
  <xsl:include href="../fragments/decided.xsl"/>

  <xsl:variable name="ahead" select="/c:case/c:item[@f:implementation = 'authorize']"/>
  <xsl:variable name="given" select="/c:case/c:item[@f:implementation = 'reimburse']"/>

  <xsl:template match="/c:case">
    <lt:section>
      <lt:heading>What the claims administrator must do</lt:heading>
      <lt:para keep="next">
        <xsl:text>The employer, through its claims administrator, must promptly carry out this
        determination for the treatment that is medically necessary, unless it also disputes
        liability for a reason other than medical necessity (Labor Code section&#160;4610.6(j)):</xsl:text>
      </lt:para>
      <lt:list>
        <xsl:if test="$ahead">
          <lt:item role="implementation" of="authorize">
            <lt:emphasis>
              <xsl:call-template name="item-numbers">
                <xsl:with-param name="items" select="$ahead"/>
              </xsl:call-template>
              <xsl:text>, not yet provided: authorize within five working days</xsl:text>
            </lt:emphasis>
            <xsl:text> of receiving this determination, or sooner if the employee’s medical condition
            calls for it, and tell the employee and the provider that it is authorized.</xsl:text>
          </lt:item>
        </xsl:if>
        <xsl:if test="$given">
          <lt:item role="implementation" of="reimburse">
            <lt:emphasis>
              <xsl:call-template name="item-numbers">
                <xsl:with-param name="items" select="$given"/>
              </xsl:call-template>
              <xsl:text>, already provided: reimburse within 20&#160;days</xsl:text>
            </lt:emphasis>
            <xsl:text> of receiving this determination, to the provider or the employee, whichever
            applies, subject to any remaining question about the amount of payment
            (sections&#160;4603.2 to 4603.6).</xsl:text>
          </lt:item>
        </xsl:if>
      </lt:list>
      <lt:para>
        Failing to pay or to authorize in time can bring an administrative penalty of up to $5,000
        for each day the determination is not carried out (section&#160;4610.6(k)).
      </lt:para>
    </lt:section>
  </xsl:template>

  <!-- "Items 1 and 4" -->
  <xsl:template name="item-numbers">
    <xsl:param name="items"/>
    <xsl:value-of select="concat(eg:plural(count($items), 'Item'), '&#160;')"/>
    <xsl:for-each select="$items">
      <xsl:choose>
        <xsl:when test="position() = 1"/>
        <xsl:when test="position() = last()"> and </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="count(preceding-sibling::c:item) + 1"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
