package org.laplace.qpu.emulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues and checks access tokens: JSON Web Tokens, since clients look into them (RFC 7519). */
final class AccessTokens {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;
  private final Clock clock;
  private final Duration life;
  private final java.util.concurrent.atomic.AtomicLong generation =
      new java.util.concurrent.atomic.AtomicLong();

  AccessTokens(Clock clock, Duration life) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, "HmacSHA256");
    this.clock = clock;
    this.life = life;
  }

  /** A token and its end. */
  record Issued(String token, long expiresIn, long expiration) {}

  Issued issue() {
    long now = clock.instant().getEpochSecond();
    long expiration = now + life.toSeconds();
    String head = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    String claims =
        encode(
            "{\"iam_id\":\"IBMid-laplace\",\"iat\":%d,\"exp\":%d,\"generation\":%d}"
                .formatted(now, expiration, generation.get()));
    String signed = head + "." + claims;
    return new Issued(signed + "." + sign(signed), life.toSeconds(), expiration);
  }

  /** Whether it is one of ours that is valid now. */
  boolean isValid(String token) {
    int dot = token.lastIndexOf('.');
    int first = token.indexOf('.');
    if (first < 0 || dot <= first) {
      return false;
    }
    byte[] expected = sign(token.substring(0, dot)).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(
        expected, token.substring(dot + 1).getBytes(StandardCharsets.UTF_8))) {
      return false;
    }
    String claims =
        new String(
            Base64.getUrlDecoder().decode(token.substring(first + 1, dot)), StandardCharsets.UTF_8);
    return number(claims, "exp") > clock.instant().getEpochSecond()
        && number(claims, "generation") == generation.get();
  }

  /** From now on no token that was issued is valid. */
  void revokeAll() {
    generation.incrementAndGet();
  }

  private static long number(String claims, String name) {
    int at = claims.indexOf("\"" + name + "\":") + name.length() + 3;
    int end = at;
    while (end < claims.length() && Character.isDigit(claims.charAt(end))) {
      end++;
    }
    return Long.parseLong(claims.substring(at, end));
  }

  private static String encode(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HMAC-SHA256", e);
    }
  }
}
