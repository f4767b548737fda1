package org.laplace.qpu.runtime;

/**
 * A job that the service has taken.
 *
 * @param calibrationId of the device at that time; empty if the service does not say
 */
public record SubmittedJob(String id, String backend, String calibrationId) {}
