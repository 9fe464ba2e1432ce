package io.lodestone.archive.provenance;

/**
 * Who did something (a PROV agent): a person and the software in the person's hands.
 *
 * @param user name of the person's account
 * @param software name of the program
 * @param version its version
 */
public record Agent(String user, String software, String version) {
  /** This program, run by the current user. */
  public static Agent current() {
    String version = Agent.class.getPackage().getImplementationVersion();
    return new Agent(
        System.getProperty("user.name", ""), "lodestone", version == null ? "unpackaged" : version);
  }
}
