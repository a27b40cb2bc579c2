<?xml version="1.0" encoding="UTF-8"?>
<!--
  classic.xsl - the theme in a face with the metrics of Times, for published
  letters made again: black only, no window, headings in the body's face.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

	<xsl:import href="theme.xsl"/>

	<!-- 12.5 pt for an x-height of 2.0 mm; 5.3 in hold some 74 characters. -->
	<xsl:param name="body-family">Liberation Serif</xsl:param>
	<xsl:param name="heading-family">Liberation Serif</xsl:param>
	<xsl:param name="body-size">12.5</xsl:param>
	<xsl:param name="leading">16.5</xsl:param>
	<xsl:param name="small-size">10.5</xsl:param>
	<xsl:param name="para-space">9</xsl:param>
	<xsl:param name="margin-side">1.6in</xsl:param>
	<xsl:param name="margin-top">0.8in</xsl:param>
	<xsl:param name="heading-1">1.25</xsl:param>
	<xsl:param name="heading-2">1.08</xsl:param>
	<xsl:param name="accent">black</xsl:param>
	<xsl:param name="rule-color">#808080</xsl:param>
	<xsl:param name="window">no</xsl:param>
</xsl:stylesheet>
