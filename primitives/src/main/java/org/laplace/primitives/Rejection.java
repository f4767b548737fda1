package org.laplace.primitives;

import java.util.List;
import org.laplace.proto.v1.Refusal;

/**
 * Something that a user asked for and does not get: the same value in a client, a gateway and the
 * chain.
 *
 * @param text what was wrong, what was expected, what to do
 * @param places where in a program, if it is a program that was refused; otherwise empty
 */
public record Rejection(Code code, String text, List<Place> places) {
  public Rejection {
    places = List.copyOf(places);
  }

  public Rejection(Code code, String text) {
    this(code, text, List.of());
  }

  /** The wire's form. */
  public Refusal toProto() {
    var refusal =
        Refusal.newBuilder().setCode(code.number()).setCodeName(code.name()).setText(text);
    for (Place place : places) {
      refusal.addPlaces(
          org.laplace.proto.v1.Place.newBuilder()
              .setLine(place.line())
              .setColumn(place.column())
              .setMessage(place.message()));
    }
    return refusal.build();
  }

  /** From the wire; a code that this version does not know keeps its name in the text. */
  public static Rejection fromProto(Refusal refusal) {
    List<Place> places =
        refusal.getPlacesList().stream()
            .map(place -> new Place(place.getLine(), place.getColumn(), place.getMessage()))
            .toList();
    return Code.ofNumber(refusal.getCode())
        .map(code -> new Rejection(code, refusal.getText(), places))
        .orElseGet(
            () ->
                new Rejection(
                    Code.UNRECOGNIZED, refusal.getCodeName() + ": " + refusal.getText(), places));
  }

  @Override
  public String toString() {
    return code + ": " + text;
  }
}
