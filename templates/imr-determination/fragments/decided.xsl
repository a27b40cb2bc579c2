<?xml version="1.0" encoding="UTF-8"?>
<!-- decided.xsl - what follows from the reviews: decisions of items, outcome of the case. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">

  <!--
    The rules put an item's decision on it as a fact.  Where they have not, it is
    the majority of its reviews, and an even split is in favor of the treatment
    (Labor Code section 4610.6(e)).
  -->
  <xsl:variable name="overturned" select="/c:case/c:item[@f:decision = 'overturned' or
      (not(@f:decision) and 2 * count(c:review[c:decision = 'overturned']) &gt;= count(c:review))]"/>
  <xsl:variable name="upheld" select="/c:case/c:item[@f:decision = 'upheld' or
      (not(@f:decision) and 2 * count(c:review[c:decision = 'overturned']) &lt; count(c:review))]"/>
  <xsl:variable name="n" select="count(/c:case/c:item)"/>

  <!-- The letter of this case that is the determination. -->
  <xsl:variable name="letter" select="/c:case/c:letter[starts-with(c:kind, 'FDL')][1]"/>
  <xsl:variable name="addressee" select="$letter/c:recipient[1]"/>

  <!-- What is in dispute of an item, as words.  Context: an item. -->
  <xsl:template name="disputed">
    <xsl:choose>
      <xsl:when test="c:disputed and not(c:authorizedRelation = 'different')">
        <xsl:value-of select="eg:sentence(eg:nb(normalize-space(c:disputed/c:text)))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="eg:sentence(eg:nb(normalize-space(c:requested/c:text)))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "Overturned".  Context: an item. -->
  <xsl:template name="decision">
    <xsl:choose>
      <xsl:when test="count(. | $overturned) = count($overturned)">Overturned</xsl:when>
      <xsl:otherwise>Upheld</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
