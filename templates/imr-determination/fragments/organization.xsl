<?xml version="1.0" encoding="UTF-8"?>
<!-- organization.xsl - who writes: the review organization, in one place. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">

  <xsl:variable name="organization">Independent Medical Review Organization</xsl:variable>
  <xsl:variable name="organization-charge"
      >For the Administrative Director, Division of Workers’ Compensation, State of California</xsl:variable>
  <xsl:variable name="organization-address">P.O. Box 1000, Sacramento, CA 95800 · (916) 555-0120</xsl:variable>
</xsl:stylesheet>
