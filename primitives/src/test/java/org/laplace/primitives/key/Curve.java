package org.laplace.primitives.key;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The curve of RFC 8032, section 5.1, in slow plain arithmetic: to make hostile points with. */
final class Curve {
  static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(PRIME)).mod(PRIME);
  private static final BigInteger ROOT_OF_MINUS_ONE =
      BigInteger.TWO.modPow(PRIME.subtract(BigInteger.ONE).shiftRight(2), PRIME);

  private Curve() {}

  /** Affine. */
  record Point(BigInteger x, BigInteger y) {
    Point plus(Point other) {
      BigInteger product = D.multiply(x).multiply(other.x).multiply(y).multiply(other.y);
      BigInteger newX =
          x.multiply(other.y)
              .add(other.x.multiply(y))
              .multiply(BigInteger.ONE.add(product).modInverse(PRIME));
      BigInteger newY =
          y.multiply(other.y)
              .add(x.multiply(other.x))
              .multiply(BigInteger.ONE.subtract(product).modInverse(PRIME));
      return new Point(newX.mod(PRIME), newY.mod(PRIME));
    }

    Point times(BigInteger factor) {
      var sum = new Point(BigInteger.ZERO, BigInteger.ONE);
      for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
        sum = sum.plus(sum);
        if (factor.testBit(bit)) {
          sum = sum.plus(this);
        }
      }
      return sum;
    }

    ByteString encoded() {
      return coordinate(x.testBit(0) ? y.setBit(255) : y);
    }
  }

  static Point base() {
    return decode(
        coordinate(
            BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(PRIME)).mod(PRIME)));
  }

  /** A generator of the points of small order. */
  static Point ofOrderEight() {
    var neutral = new Point(BigInteger.ZERO, BigInteger.ONE);
    for (int y = 2; ; y++) {
      BigInteger candidate = BigInteger.valueOf(y);
      if (isOnCurve(candidate)) {
        Point torsion = decode(coordinate(candidate)).times(ORDER);
        if (!torsion.times(BigInteger.valueOf(4)).equals(neutral)) {
          return torsion;
        }
      }
    }
  }

  static Point decode(ByteString encoded) {
    BigInteger y = littleEndian(encoded).clearBit(255);
    BigInteger x = root(xSquared(y));
    return new Point(x.testBit(0) == littleEndian(encoded).testBit(255) ? x : PRIME.subtract(x), y);
  }

  /** The scalar that a seed stands for, section 5.1.5. */
  static BigInteger secretScalar(ByteString seed) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-512").digest(seed.toByteArray());
      digest[0] &= (byte) 248;
      digest[31] &= 127;
      digest[31] |= 64;
      return littleEndian(ByteString.copyFrom(digest, 0, 32));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static BigInteger scalar(ByteString littleEndian) {
    return littleEndian(littleEndian).mod(ORDER);
  }

  static ByteString scalar(BigInteger value) {
    return coordinate(value);
  }

  /** 32 little-endian bytes. */
  static ByteString coordinate(BigInteger value) {
    var bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = value.shiftRight(8 * i).byteValue();
    }
    return ByteString.copyFrom(bytes);
  }

  private static boolean isOnCurve(BigInteger y) {
    return xSquared(y).modPow(PRIME.shiftRight(1), PRIME).equals(BigInteger.ONE);
  }

  private static BigInteger xSquared(BigInteger y) {
    BigInteger ySquared = y.multiply(y);
    return ySquared
        .subtract(BigInteger.ONE)
        .multiply(D.multiply(ySquared).add(BigInteger.ONE).modInverse(PRIME))
        .mod(PRIME);
  }

  private static BigInteger root(BigInteger square) {
    BigInteger candidate = square.modPow(PRIME.add(BigInteger.valueOf(3)).shiftRight(3), PRIME);
    return candidate.multiply(candidate).mod(PRIME).equals(square)
        ? candidate
        : candidate.multiply(ROOT_OF_MINUS_ONE).mod(PRIME);
  }

  private static BigInteger littleEndian(ByteString bytes) {
    var value = BigInteger.ZERO;
    for (int i = bytes.size() - 1; i >= 0; i--) {
      value = value.shiftLeft(8).or(BigInteger.valueOf(bytes.byteAt(i) & 0xff));
    }
    return value;
  }
}
