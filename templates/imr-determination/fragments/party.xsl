<?xml version="1.0" encoding="UTF-8"?>
<!-- party.xsl - names and addresses of people and offices. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">

  <!-- First, middle, last.  Context: an element with c:name in parts. -->
  <xsl:template name="person">
    <xsl:value-of select="eg:nb(normalize-space(concat(c:name/c:first, ' ', c:name/c:middle, ' ', c:name/c:last)))"/>
  </xsl:template>

  <!-- The lines of an address.  Context: an element with c:address. -->
  <xsl:template name="address-lines">
    <xsl:for-each select="c:address/c:street">
      <lt:line><xsl:value-of select="normalize-space()"/></lt:line>
    </xsl:for-each>
    <lt:line>
      <xsl:value-of select="normalize-space(c:address/c:city)"/>
      <xsl:choose>
        <xsl:when test="c:address/c:state">
          <xsl:value-of select="concat(', ', c:address/c:state, '&#160;', c:address/c:zip)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="c:address/c:region">, <xsl:value-of select="normalize-space()"/></xsl:for-each>
          <xsl:for-each select="c:address/c:postalCode"><xsl:value-of select="concat(' ', .)"/></xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </lt:line>
    <xsl:for-each select="c:address/c:country">
      <lt:line><xsl:value-of select="normalize-space()"/></lt:line>
    </xsl:for-each>
  </xsl:template>

  <!-- "M.D." -->
  <xsl:template name="degree">
    <xsl:choose>
      <xsl:when test=". = 'MD'">M.D.</xsl:when>
      <xsl:when test=". = 'DO'">D.O.</xsl:when>
      <xsl:when test=". = 'PhD-psych'">Ph.D.</xsl:when>
      <xsl:when test=". = 'PsyD'">Psy.D.</xsl:when>
      <xsl:when test=". = 'LAc'">L.Ac.</xsl:when>
      <xsl:when test=". = 'OD'">O.D.</xsl:when>
      <xsl:when test=". = 'DDS'">D.D.S.</xsl:when>
      <xsl:when test=". = 'DMD'">D.M.D.</xsl:when>
      <xsl:when test=". = 'DPM'">D.P.M.</xsl:when>
      <xsl:when test=". = 'DC'">D.C.</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What somebody with the degree is: "doctor of medicine". -->
  <xsl:template name="profession">
    <xsl:choose>
      <xsl:when test=". = 'MD'">physician (doctor of medicine)</xsl:when>
      <xsl:when test=". = 'DO'">physician (doctor of osteopathic medicine)</xsl:when>
      <xsl:when test=". = 'PhD-psych' or . = 'PsyD'">psychologist</xsl:when>
      <xsl:when test=". = 'LAc'">licensed acupuncturist</xsl:when>
      <xsl:when test=". = 'OD'">doctor of optometry</xsl:when>
      <xsl:when test=". = 'DDS' or . = 'DMD'">dentist</xsl:when>
      <xsl:when test=". = 'DPM'">doctor of podiatric medicine</xsl:when>
      <xsl:when test=". = 'DC'">doctor of chiropractic</xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
