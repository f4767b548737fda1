package org.laplace.circuits.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.qasm.OpenQasm;
import org.laplace.circuits.qasm.ParseLimits;
import org.laplace.circuits.qasm.ParseResult;
import org.xml.sax.InputSource;

/** Pictures, compared with those beside this test; {@code -Dlaplace.golden=write} writes them. */
class DrawingTest {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("laplace.repository", ".."),
          "circuits/src/test/resources/org/laplace/circuits/drawing");

  private static Circuit circuit(String program) {
    var result = OpenQasm.parse(program, new TreeMap<>(), ParseLimits.LOCAL);
    assertTrue(result instanceof ParseResult.Parsed, result::toString);
    return ((ParseResult.Parsed) result).circuit();
  }

  private static Layout layout(String program) {
    return Layout.of(circuit(program), CircuitLimits.drawnOperationsMax);
  }

  @TestFactory
  List<DynamicTest> picturesAreThoseBesideThisTest() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (String name : List.of("gates", "feedforward", "teleport")) {
      Layout layout = layout(Files.readString(FOLDER.resolve(name + ".qasm")));
      tests.add(golden(name + ".txt", TextDrawing.of(layout, false, 100)));
      tests.add(golden(name + ".ascii.txt", TextDrawing.of(layout, true, 72)));
      tests.add(golden(name + ".svg", SvgDrawing.of(layout, name)));
    }
    return tests;
  }

  private static DynamicTest golden(String file, String drawn) throws IOException {
    Path path = FOLDER.resolve(file);
    if ("write".equals(System.getProperty("laplace.golden"))) {
      Files.writeString(path, drawn);
    }
    String expected = Files.readString(path);
    return DynamicTest.dynamicTest(file, () -> assertEquals(expected, drawn));
  }

  @Test
  void noLineIsWiderThanAskedFor() {
    Layout layout = layout("qreg q[3]; " + "U(0,0,0) q[0]; CX q[0],q[2]; ".repeat(50));
    String drawn = TextDrawing.of(layout, false, 60);
    assertTrue(drawn.lines().allMatch(line -> line.codePointCount(0, line.length()) <= 60), drawn);
    assertTrue(drawn.lines().count() > 20, drawn);
  }

  @Test
  void whatIsTooMuchIsCounted() {
    Layout layout = Layout.of(circuit("qreg q[1]; " + "U(0,0,0) q[0]; ".repeat(50)), 20);
    assertEquals(30, layout.operationsLeftOut());
    assertTrue(TextDrawing.of(layout, false, 80).endsWith("… 30 more operations\n"));
    assertTrue(SvgDrawing.of(layout, "x").contains("30 more operations"));
  }

  @Test
  void operationsOnDifferentWiresShareAColumnAndOthersDoNot() {
    Layout layout =
        layout("OPENQASM 3.0; qubit[4] q; U(0,0,0) q; ctrl @ U(0,0,0) q[0],q[3]; U(0,0,0) q[1];");
    assertEquals(List.of(4, 1, 1), layout.columns().stream().map(List::size).toList());
  }

  @Test
  void asciiPicturesAreAscii() throws IOException {
    Layout layout = layout(Files.readString(FOLDER.resolve("feedforward.qasm")));
    assertTrue(TextDrawing.of(layout, true, 80).chars().allMatch(c -> c < 128));
  }

  @Test
  void aCircuitWithoutWiresIsDrawnToo() throws Exception {
    Layout layout = layout("OPENQASM 3.0; gphase(1);");
    assertEquals("", TextDrawing.of(layout, false, 80).strip());
    parseXml(SvgDrawing.of(layout, "nothing"));
  }

  @Test
  void aTitleCannotEndTheDocument() throws Exception {
    String title = "</title><script>&\u0007";
    var document = parseXml(SvgDrawing.of(layout("qreg q[1];"), title));
    assertEquals(
        "</title><script>&?", document.getElementsByTagName("title").item(0).getTextContent());
    assertEquals(0, document.getElementsByTagName("script").getLength());
  }

  private static org.w3c.dom.Document parseXml(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "3.141592653589793, π",
    "-1.5707963267948966, -π/2",
    "2.356194490192345, 3π/4",
    "0, 0",
    "0.1, 0.1",
    "0.123456, 0.1235",
    "1e-9, 1.0E-9",
    "12345678, 1.235E7"
  })
  void anglesAreFractionsOfPiWhereTheyAre(double angle, String text) {
    assertEquals(text, Angles.text(angle));
  }
}
