package org.laplace.cli.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.laplace.cli.picture.OrbitPicture.Orbit;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class OrbitPictureTest {
  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void eachOrbitIsALineOnOneScaleWithItsName() throws Exception {
    var wide = new Orbit("a <b> & c\u0000", new double[] {-2, 2}, new double[] {0, 0});
    var high = new Orbit("", new double[] {0, 0}, new double[] {-1, 1});
    String svg = OrbitPicture.svg("title", "x, m", "y, m", List.of(wide, high));
    Document picture = parsed(svg);
    var lines = picture.getElementsByTagName("polyline");
    assertEquals(2, lines.getLength());
    // Four wide and two high: the first spans the frame, the second its middle half.
    assertEquals(
        "70.0,390.0 710.0,390.0",
        lines.item(0).getAttributes().getNamedItem("points").getNodeValue());
    assertEquals(
        "390.0,550.0 390.0,230.0",
        lines.item(1).getAttributes().getNamedItem("points").getNodeValue());
    assertTrue(svg.contains("a &lt;b&gt; &amp; c "));
  }

  @Test
  void whatHasNoExtentOrIsNotFiniteIsDrawnWithoutHarm() throws Exception {
    var still = new Orbit("still", new double[] {5, 5}, new double[] {5, 5});
    assertEquals(
        1,
        parsed(OrbitPicture.svg("", "", "", List.of(still)))
            .getElementsByTagName("polyline")
            .getLength());
    var lost = new Orbit("lost", new double[] {Double.NaN}, new double[] {1});
    String svg =
        OrbitPicture.svg("", "", "", List.of(lost, new Orbit("", new double[0], new double[0])));
    parsed(svg);
    assertFalse(svg.contains("NaN"));
  }
}
