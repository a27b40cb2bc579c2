<?xml version="1.0" encoding="UTF-8"?>
<!--
  opioid.xsl - the fixed words after the rationale of an opioid that is upheld:
  the decision does not ask anybody to stop taking it at once.  The rules say
  where (fact tapering).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1"
    exclude-result-prefixes="c f">

  <xsl:template match="c:item[@f:tapering = 'yes']" mode="after-rationale">
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
