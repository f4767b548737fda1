package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The services around Qiskit Runtime that its client asks first: tokens (IAM), the account's
 * instances (Global Search), their plans (Global Catalog).
 */
final class Identity {
  private static final String GRANT = "urn:ibm:params:oauth:grant-type:apikey";
  private static final String PLAN_ID = "laplace-plan";

  private final EmulatorSettings settings;
  private final AccessTokens tokens;

  Identity(EmulatorSettings settings, AccessTokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  /** Lets a request to Qiskit Runtime pass if its credentials are in order. */
  void require(Call call) throws ApiProblem {
    String authorization = call.header("authorization");
    if (authorization.isEmpty()) {
      throw new ApiProblem(
          401, 1200, "The request is not authorized.", "Send a bearer token in Authorization.");
    }
    if (!authorization.startsWith("Bearer ")
        || !tokens.isValid(authorization.substring("Bearer ".length()))) {
      throw new ApiProblem(
          401, 1201, "The token is not valid or has expired.", "Get a new token from IAM.");
    }
    String crn = call.header("service-crn");
    if (crn.split(":", -1).length < 8 || !crn.startsWith("crn:")) {
      throw new ApiProblem(
          400, 1241, "Service-CRN is missing or is no CRN.", "Send the instance's CRN.");
    }
    if (!crn.equals(settings.crn())) {
      throw new ApiProblem(
          404,
          1279,
          "The instance is not found in this region.",
          "Use the region of the instance's CRN.");
    }
  }

  /** POST /identity/token. */
  Answer token(Call call) {
    QueryParams form = QueryParams.fromQueryString(new String(call.body(), StandardCharsets.UTF_8));
    if (!call.header("content-type").startsWith(MediaType.FORM_DATA.toString().split(";", -1)[0])
        || !form.get("grant_type", "").equals(GRANT)) {
      return refuse("BXNIM0101E", "A form with grant_type " + GRANT + " and apikey is expected.");
    }
    String key = form.get("apikey", "");
    if (key.isEmpty()) {
      return refuse("BXNIM0109E", "Property missing or empty: apikey");
    }
    if (!key.equals(settings.apiKey())) {
      return refuse("BXNIM0415E", "Provided API key could not be found.");
    }
    AccessTokens.Issued issued = tokens.issue();
    return Answer.json(
        JobRequest.JSON
            .objectNode()
            .put("access_token", issued.token())
            .put("refresh_token", "not_supported")
            .put("token_type", "Bearer")
            .put("expires_in", issued.expiresIn())
            .put("expiration", issued.expiration())
            .put("scope", "ibm_openid"));
  }

  private static Answer refuse(String code, String message) {
    ObjectNode body =
        JobRequest.JSON.objectNode().put("errorCode", code).put("errorMessage", message);
    body.putObject("context").put("requestId", UUID.randomUUID().toString());
    return Answer.json(400, body);
  }

  /** POST /v3/resources/search: the one instance. */
  Answer search() {
    ObjectNode body = JobRequest.JSON.objectNode();
    ObjectNode instance =
        body.putArray("items")
            .addObject()
            .put("crn", settings.crn())
            .put("name", "laplace-emulator")
            .put("service_plan_unique_id", PLAN_ID);
    instance.putArray("tags");
    instance.putObject("doc").putObject("extensions").put("allocation", "emulator");
    return Answer.json(body.put("limit", 100));
  }

  /** GET /catalog/{id}: the plan of the instance. */
  Answer plan(String id) throws ApiProblem {
    if (!id.equals(PLAN_ID)) {
      throw ApiProblem.noSuchPath();
    }
    ObjectNode body = JobRequest.JSON.objectNode().put("id", id);
    body.putObject("overview_ui").putObject("en").put("display_name", settings.plan());
    body.putObject("metadata").putObject("pricing").put("type", "free");
    return Answer.json(body);
  }
}
