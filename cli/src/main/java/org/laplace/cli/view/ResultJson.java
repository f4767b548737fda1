package org.laplace.cli.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import org.laplace.proto.v1.GetResultResponse;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.proto.v1.VendorRecord;

/**
 * A result in JSON, with the bytes that its root commits to, so that a saved result can be checked
 * later.
 */
public final class ResultJson {
  private ResultJson() {}

  public static ObjectNode of(GetResultResponse response, DecodedResult result) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("job", Words.hex(response.getJobId()))
            .put("attempt", response.getAttempt())
            .put("status", Words.of(response.getStatus()))
            .put("outcome", Words.of(response.getOutcome()));
    json.setAll(of(result));
    return json.put("result_root", Words.hex(response.getResultRoot()))
        .put(
            "result_base64",
            Base64.getEncoder().encodeToString(response.getResult().toByteArray()));
  }

  /** What the bytes say, alone. */
  public static ObjectNode of(DecodedResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (result) {
      case DecodedResult.Counts counted -> {
        json.put("shots", counted.shots());
        ObjectNode counts = json.putObject("counts");
        counted.counts().forEach(counts::put);
        counted.vendor().ifPresent(vendor -> json.set("attested_by_vendor", of(vendor)));
      }
      case DecodedResult.Particles particles -> put(json, particles);
      case DecodedResult.Expectations(List<Double> values) ->
          json.set("expectation_values", vector(values));
      case DecodedResult.WavePacket packet -> WavePacketView.put(json, packet.result());
      case DecodedResult.Diverged diverged -> json.put("diverged_step", diverged.step());
      case DecodedResult.Exhausted _, DecodedResult.Misdeclared _ -> {
        // The outcome says it all.
      }
      case DecodedResult.Unreadable unreadable -> json.put("unreadable", unreadable.why());
    }
    return json;
  }

  private static ObjectNode of(VendorRecord vendor) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("vendor", vendor.getVendor())
        .put("device", vendor.getDevice())
        .put("job_id", vendor.getJobId())
        .put("calibration", vendor.getCalibration())
        .put("record_hash", Words.hex(vendor.getRecordHash()));
  }

  private static void put(ObjectNode json, DecodedResult.Particles particles) {
    ParticlesResult result = particles.result();
    json.put("steps", result.getSteps()).put("time", result.getTime());
    ArrayNode coordinates = json.putArray("coordinates");
    particles.bodies().forEach(body -> coordinates.add(vector(body.coordinates())));
    ArrayNode velocities = json.putArray("velocities");
    particles.bodies().forEach(body -> velocities.add(vector(body.velocities())));
    json.put("kinetic_energy", result.getKineticEnergy())
        .put("potential_energy", result.getPotentialEnergy())
        .put("total_energy", result.getTotalEnergy())
        .put("initial_total_energy", result.getInitialTotalEnergy());
    json.set("momentum", vector(result.getMomentumList()));
    json.set("angular_momentum", vector(result.getAngularMomentumList()));
  }

  private static ArrayNode vector(List<Double> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }
}
