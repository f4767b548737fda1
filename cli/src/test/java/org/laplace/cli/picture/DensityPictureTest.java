package org.laplace.cli.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DensityPictureTest {
  private static int brightness(int rgb) {
    return (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
  }

  @Test
  void theHighestDensityIsBrightestAndStandsWhereItsCoordinatesSay() throws IOException {
    double[] values = new double[8 * 4];
    // x = 6 of 8, y = 3 of 4: to the right, at the top.
    values[6 * 4 + 3] = 5;
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(DensityPicture.png(values, 8, 4)));
    assertEquals(512, image.getWidth());
    assertEquals(256, image.getHeight());
    int bright = brightness(image.getRGB(6 * 64 + 32, 32));
    assertTrue(bright > 600, "bright: " + bright);
    assertTrue(brightness(image.getRGB(32, 32)) < 10);
    assertTrue(brightness(image.getRGB(6 * 64 + 32, 255)) < 10);
  }

  @Test
  void largePlanesAreThinnedOut() throws IOException {
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(DensityPicture.png(new double[8192 * 8], 8192, 8)));
    assertEquals(4096, image.getWidth());
  }

  @Test
  void aCurveReachesTheTopWhereItIsHighest() {
    double[] density = new double[100];
    density[50] = 2;
    String svg = DensityPicture.svg(-5, 5, List.of(new double[100], density), density);
    assertTrue(svg.contains("L400.00 40.00"), svg);
    assertTrue(svg.contains(">-5.000<") && svg.contains(">5.000<") && svg.contains(">2.000<"));
    assertEquals(4, svg.split("<path", -1).length - 1);
  }

  @Test
  void aWrongNumberOfValuesIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> DensityPicture.png(new double[7], 4, 2));
  }
}
