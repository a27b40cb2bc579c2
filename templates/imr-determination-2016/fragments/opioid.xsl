<?xml version="1.0" encoding="UTF-8"?>
<!--
  opioid.xsl - the fixed words after the rationale of an opioid that is upheld:
  the decision does not ask anybody to stop taking it at once.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:c="urn:engross:imr:1" exclude-result-prefixes="c">

  <xsl:template mode="after-rationale" match="c:item[c:drug/c:class = 'Opioids']
      [2 * count(c:review[c:decision = 'overturned']) &lt; count(c:review)]">
    <lt:para>
      This decision addresses the medical necessity of opioids as they have been prescribed to
      this patient. This medical necessity decision should not be interpreted as a recommendation
      to stop long-term opioids abruptly and the patient is advised to speak with their treating
      physician. The treating physician and the patient are advised to consult the MTUS Opioids
      Treatment Guidelines ("Tapering opioids"), and if necessary, other relevant guidelines,
      regarding the most appropriate method for weaning and terminating opioids for this patient.
    </lt:para>
  </xsl:template>
</xsl:stylesheet>
