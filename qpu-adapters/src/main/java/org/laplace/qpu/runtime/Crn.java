package org.laplace.qpu.runtime;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * The name of a service instance, for example {@code
 * crn:v1:bluemix:public:quantum-computing:us-east:a/account:guid::}.
 */
public record Crn(String text) {
  private static final Pattern FORM =
      Pattern.compile(
          "crn:v1:[^:\\s]*:[^:\\s]*:[^:\\s]+:([a-z0-9-]+):[^:\\s]*:[^:\\s]*:[^:\\s]*:[^:\\s]*");
  private static final String FIRST_REGION = "us-east";

  /**
   * A name.
   *
   * @throws IllegalArgumentException if it is none
   */
  public Crn {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "an instance is named by a CRN of ten parts, crn:v1:...:REGION:...; copy it from the"
              + " instance's page");
    }
  }

  /** Where the instance is, for example {@code eu-de}. */
  public String region() {
    return text.split(":", -1)[5];
  }

  /** The base of the service's API in the region. */
  public URI api() {
    String prefix = region().equals(FIRST_REGION) ? "" : region() + ".";
    return URI.create("https://" + prefix + "quantum.cloud.ibm.com/api/v1");
  }
}
